import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'

/** What a browser has and jsdom has not; and the rule that a page never complains in the console. */

let complaints: MockInstance<typeof console.error>

beforeEach(() => {
  complaints = vi.spyOn(console, 'error')
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  expect(complaints.mock.calls).toEqual([])
  complaints.mockRestore()
})

window.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  })

HTMLDialogElement.prototype.showModal = function () {
  this.open = true
}
HTMLDialogElement.prototype.close = function () {
  this.open = false
}

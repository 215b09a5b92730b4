import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi, type MockInstance } from 'vitest'

/** What a browser has and jsdom has not; and the rule that a page never complains in the console. */

/** A busy machine shows a page late; a page that never comes still fails. */
configure({ asyncUtilTimeout: 15_000 })

let complaints: MockInstance<typeof console.error>

beforeEach(() => {
  complaints = vi.spyOn(console, 'error')
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  const heard = complaints.mock.calls
  complaints.mockRestore()
  if (heard.length > 0) throw new Error(`The page complained in the console: ${JSON.stringify(heard)}`)
})

/** `<search>` is younger than jsdom; the types of JSX know every tag. */
Object.defineProperty(HTMLUnknownElement.prototype, Symbol.toStringTag, { value: 'HTMLElement' })

window.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Everything is on the screen. */
window.IntersectionObserver = class implements IntersectionObserver {
  readonly root = null
  readonly rootMargin = ''
  readonly scrollMargin = ''
  readonly thresholds = []
  readonly #see: IntersectionObserverCallback
  constructor(see: IntersectionObserverCallback) {
    this.#see = see
  }
  observe(target: Element) {
    this.#see([{ target, isIntersecting: true } as unknown as IntersectionObserverEntry], this)
  }
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return []
  }
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

import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { announce, dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { Toasts } from '#client/ui/Toast.tsx'

beforeEach(() => {
  vi.useFakeTimers()
  for (const { id } of readAnnouncements()) dismiss(id)
  render(<Toasts />)
})

function later(milliseconds: number) {
  act(() => {
    vi.advanceTimersByTime(milliseconds)
  })
}

it('says what was done for ten seconds, aloud', () => {
  act(() => announce({ message: 'Accompagnement retiré.' }))
  expect(screen.getByRole('status')).toHaveTextContent('Accompagnement retiré.')
  later(9_999)
  expect(screen.getByText('Accompagnement retiré.')).toBeVisible()
  later(1)
  expect(screen.queryByText('Accompagnement retiré.')).toBeNull()
})

it('takes it back once, and goes away', () => {
  const undo = vi.fn<() => void>()
  act(() => announce({ message: 'Accompagnement retiré.', undo }))
  fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
  expect(undo).toHaveBeenCalledOnce()
  expect(screen.queryByText('Accompagnement retiré.')).toBeNull()
})

it('waits while the pointer or the focus is on it', () => {
  act(() => announce({ message: 'Enregistré.', undo: () => {} }))
  const button = screen.getByRole('button', { name: 'Annuler' })
  fireEvent.focus(button)
  later(60_000)
  expect(button).toBeVisible()
  fireEvent.blur(button)
  fireEvent.pointerEnter(button.parentElement!)
  later(60_000)
  expect(button).toBeVisible()
  fireEvent.pointerLeave(button.parentElement!)
  later(10_000)
  expect(screen.queryByRole('button')).toBeNull()
})

it('never shows more than the last two', () => {
  act(() => {
    for (const message of ['Un.', 'Deux.', 'Trois.']) announce({ message })
  })
  expect(screen.queryByText('Un.')).toBeNull()
  expect(screen.getByText('Deux.')).toBeVisible()
  expect(screen.getByText('Trois.')).toBeVisible()
})

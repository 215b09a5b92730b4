import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Modal } from '#client/ui/Modal.tsx'

/** That the focus stays inside and goes back to what opened it is the browser's: `tests/browser/pieces.test.ts`. */

const noop = () => {}

it('is named by its title, which takes the focus', () => {
  render(
    <Modal open onClose={noop} title="Fermer ce lieu ?">
      Trois rendez-vous sont pris.
    </Modal>,
  )
  expect(screen.getByRole('dialog', { name: 'Fermer ce lieu ?' })).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Fermer ce lieu ?' })).toHaveFocus()
})

it('gives the focus to its first field when it has one', () => {
  render(
    <Modal open onClose={noop} title="Inviter">
      <input aria-label="E-mail" />
    </Modal>,
  )
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveFocus()
})

it('asks to be closed by its button, by Escape and by a touch outside, never by a touch inside', () => {
  const onClose = vi.fn<() => void>()
  render(
    <Modal open onClose={onClose} title="Fermer ce lieu ?">
      <p>Trois rendez-vous sont pris.</p>
    </Modal>,
  )
  const dialog = screen.getByRole('dialog')
  fireEvent.pointerDown(screen.getByText('Trois rendez-vous sont pris.'))
  expect(onClose).toHaveBeenCalledTimes(0)
  fireEvent.click(screen.getByRole('button', { name: 'Fermer' }))
  expect(onClose).toHaveBeenCalledTimes(1)
  fireEvent(dialog, new Event('cancel', { cancelable: true }))
  expect(onClose).toHaveBeenCalledTimes(2)
  fireEvent.pointerDown(dialog)
  expect(onClose).toHaveBeenCalledTimes(3)
})

it('is not in the page when closed', () => {
  render(
    <Modal open={false} onClose={noop} title="Fermer ce lieu ?">
      Trois rendez-vous sont pris.
    </Modal>,
  )
  expect(screen.queryByText('Trois rendez-vous sont pris.')).toBeNull()
})

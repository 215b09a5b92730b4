import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { SearchBox } from '#client/ui/SearchBox.tsx'

const communes = ['Gramat', 'Gourdon', 'Figeac'].map((label) => ({ id: label, label, detail: 'Lot' }))

function show({ pending = false, empty = false } = {}) {
  const chosen = vi.fn<(id: string) => void>()
  const sent = vi.fn<(text: string) => void>()
  function Page() {
    const [text, setText] = useState('')
    const options = communes.filter(({ label }) => label.toLowerCase().startsWith(text.toLowerCase()))
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sent(text)
        }}
      >
        <SearchBox
          label="Votre commune"
          text={text}
          onText={setText}
          options={empty ? [] : options}
          pending={pending}
          onChoose={(option) => {
            chosen(option.id)
            setText(option.label)
          }}
        />
      </form>
    )
  }
  render(<Page />)
  return {
    user: userEvent.setup(),
    field: screen.getByRole('combobox', { name: 'Votre commune' }),
    chosen,
    sent,
  }
}

const shownOptions = () => screen.queryAllByRole('option').map((option) => option.textContent)

it('proposes while one types, and says how many', async () => {
  const { user, field } = show()
  expect(field).toHaveAttribute('aria-expanded', 'false')
  await user.type(field, 'g')
  expect(field).toHaveAttribute('aria-expanded', 'true')
  expect(shownOptions()).toEqual(['GramatLot', 'GourdonLot'])
  expect(screen.getByRole('status')).toHaveTextContent('2 propositions')
})

it('is walked with the arrows, the focus staying in the field', async () => {
  const { user, field, chosen, sent } = show()
  await user.type(field, 'g{ArrowDown}{ArrowDown}')
  const second = screen.getByRole('option', { name: /Gourdon/ })
  expect(second).toHaveAttribute('aria-selected', 'true')
  expect(field).toHaveAttribute('aria-activedescendant', second.id)
  expect(field).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(field).not.toHaveAttribute('aria-activedescendant')
  await user.keyboard('{ArrowUp}{Enter}')
  expect(chosen).toHaveBeenCalledExactlyOnceWith('Gourdon')
  expect(sent).not.toHaveBeenCalled()
  expect(field).toHaveAttribute('aria-expanded', 'false')
})

it('sends the form on Enter when nothing is walked to', async () => {
  const { user, field, chosen, sent } = show()
  await user.type(field, 'Gramat{Enter}')
  expect(sent).toHaveBeenCalledExactlyOnceWith('Gramat')
  expect(chosen).not.toHaveBeenCalled()
})

it('closes with Escape, then empties', async () => {
  const { user, field } = show()
  await user.type(field, 'gr{Escape}')
  expect(field).toHaveAttribute('aria-expanded', 'false')
  expect(field).toHaveValue('gr')
  await user.keyboard('{Escape}')
  expect(field).toHaveValue('')
})

it('is chosen with a finger', async () => {
  const { user, field, chosen } = show()
  await user.type(field, 'f')
  await user.click(screen.getByRole('option', { name: /Figeac/ }))
  expect(chosen).toHaveBeenCalledExactlyOnceWith('Figeac')
  expect(field).toHaveFocus()
})

it('says what to do when nothing corresponds, and only once the answer is here', async () => {
  const first = show({ empty: true })
  await first.user.type(first.field, 'zz')
  expect(screen.getByRole('status')).toHaveTextContent('Rien ne correspond')
})

it('says nothing while the answer is on its way', async () => {
  const { user, field } = show({ empty: true, pending: true })
  await user.type(field, 'zz')
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
  expect(field).toHaveAttribute('aria-expanded', 'false')
})

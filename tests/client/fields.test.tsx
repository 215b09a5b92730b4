import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { FormEvent } from 'react'
import { expect, it, vi } from 'vitest'
import { Button } from '#client/ui/Button.tsx'
import { Checkbox, RadioGroup, Segmented } from '#client/ui/Choices.tsx'
import { SelectField, TextArea, TextField } from '#client/ui/Field.tsx'
import { ErrorSummary } from '#client/ui/FieldError.tsx'

const choices = (...values: string[]) => values.map((value) => ({ value, label: value }))

function Form({ onSent }: { onSent: (answers: [string, FormDataEntryValue][]) => void }) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSent([...new FormData(event.currentTarget)])
  }
  return (
    <form onSubmit={send}>
      <TextField label="Prénom" name="firstName" />
      <TextArea label="Note" name="note" />
      <SelectField label="Structure" name="structure">
        <option>Cahors</option>
        <option>Figeac</option>
      </SelectField>
      <RadioGroup legend="Besoin" choices={choices('everyday', 'autonomy')} name="need" />
      <Segmented legend="Durée" choices={choices('30', '60')} name="minutes" />
      <Checkbox label="Suivre" name="follow" />
      <Button type="submit">Enregistrer</Button>
    </form>
  )
}

it('gives every kind of answer to the form that it stands in', async () => {
  const onSent = vi.fn<(answers: [string, FormDataEntryValue][]) => void>()
  const user = userEvent.setup()
  render(<Form onSent={onSent} />)
  await user.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Odile')
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Boîte mail')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Structure' }), 'Figeac')
  await user.click(screen.getByRole('radio', { name: 'autonomy' }))
  await user.click(screen.getByRole('radio', { name: '60' }))
  await user.click(screen.getByRole('checkbox', { name: 'Suivre' }))
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(onSent).toHaveBeenCalledExactlyOnceWith([
    ['firstName', 'Odile'],
    ['note', 'Boîte mail'],
    ['structure', 'Figeac'],
    ['need', 'autonomy'],
    ['minutes', '60'],
    ['follow', 'on'],
  ])
})

it('says the hint and the mistake with the field', () => {
  render(<TextField label="Téléphone" hint="Portable ou fixe" error="Il manque deux chiffres." />)
  const field = screen.getByRole('textbox', { name: 'Téléphone' })
  expect(field).toHaveAccessibleDescription('Portable ou fixe Il manque deux chiffres.')
  expect(field).toBeInvalid()
})

it('says the mistake with the question when it has several answers', () => {
  render(<RadioGroup legend="Besoin" choices={choices('everyday')} error="Choisissez une réponse." />)
  expect(screen.getByRole('group', { name: 'Besoin' })).toHaveAccessibleDescription('Choisissez une réponse.')
})

it('counts what remains to be written when little remains', async () => {
  const user = userEvent.setup()
  render(<TextArea label="Note" maxLength={82} />)
  await user.type(screen.getByRole('textbox'), 'a')
  expect(screen.queryByText(/Encore/)).toBeNull()
  await user.type(screen.getByRole('textbox'), 'b')
  expect(screen.getByText('Encore 80 caractères')).toBeVisible()
})

it('leads from the list of mistakes to each field', async () => {
  const user = userEvent.setup()
  render(
    <>
      <ErrorSummary mistakes={[{ field: 'phone', message: 'Il manque deux chiffres.' }]} />
      <TextField label="Téléphone" id="phone" />
    </>,
  )
  expect(screen.getByRole('alert')).toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Il manque deux chiffres.' }))
  expect(screen.getByRole('textbox', { name: 'Téléphone' })).toHaveFocus()
})

it('ignores a second touch while something is being sent', async () => {
  const onClick = vi.fn<() => void>()
  const user = userEvent.setup()
  render(
    <Button type="button" busy onClick={onClick}>
      Enregistrer
    </Button>,
  )
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(onClick).not.toHaveBeenCalled()
})

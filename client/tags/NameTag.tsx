import { useState, type FormEvent } from 'react'
import { longestTagName, tagKey, type TagScope, tagScopeLabels } from '#shared/tags.ts'
import { secretSaid } from '../guarded-text.ts'
import { isUnreachable, refusalOf, sayFailure } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Segmented } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'

type NameTagProps = {
  /** With a title, a question apart from the page. */
  title?: string
  act: string
  name: string
  scopes?: TagScope[]
  onName: (name: string, confirmed: boolean, scope: TagScope) => Promise<unknown>
  onClose?: () => void
}

/** The name of a tag, new or not; one that seems delicate is to be read again. */
export function NameTag({ title, act, name: first, scopes = [], onName, onClose }: NameTagProps) {
  const [name, setName] = useState(first)
  const [scope, setScope] = useState(scopes[0] ?? 'personal')
  const [confirmed, setConfirmed] = useState(false)
  const [mistake, setMistake] = useState<string>()
  const [isDelicate, setDelicate] = useState(false)
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (tagKey(name) === '') return setMistake('Écrivez un mot ou deux.')
    const secret = secretSaid(name)
    if (secret) return setMistake(secret)
    setMistake(undefined)
    setBusy(true)
    await onName(name.trim(), confirmed, scope)
      .catch((failure: unknown) => {
        setMistake(isUnreachable(failure) ? needsNetwork : sayFailure(failure))
        setDelicate(refusalOf(failure) === 'noteToConfirm')
      })
      .finally(() => setBusy(false))
  }

  const form = (
    <form className="tag-form" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={title ? 'Nom' : 'Nouvelle étiquette'}
        error={mistake}
        maxLength={longestTagName}
        autoComplete="off"
        value={name}
        onChange={({ currentTarget: { value } }) => {
          setName(value)
          setConfirmed(false)
        }}
      />
      {scopes.length > 1 && (
        <Segmented
          legend={'Pour qui\u00a0?'}
          choices={scopes.map((value) => ({ value, label: tagScopeLabels[value] }))}
          values={[scope]}
          onChange={({ currentTarget: { value } }) => setScope(value as TagScope)}
        />
      )}
      {isDelicate && (
        <Checkbox
          label={'J’ai relu ce nom\u00a0: il est utile et respectueux'}
          checked={confirmed}
          onChange={({ currentTarget: { checked } }) => setConfirmed(checked)}
        />
      )}
      <Button type="submit" look={title ? 'primary' : 'secondary'} busy={isBusy}>
        {act}
      </Button>
    </form>
  )
  if (!title) return form
  return (
    <Modal open title={title} onClose={onClose ?? (() => undefined)}>
      {form}
    </Modal>
  )
}

const needsNetwork = 'Les étiquettes se créent et se renomment avec le réseau. Réessayez à son retour.'

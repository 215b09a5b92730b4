import { useState } from 'react'
import { isAsWide, tagScopeLabels } from '#shared/tags.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { isOffered, type Tag, useTagActs } from './use-tags.ts'

/** Which of the two names stays: the sessions of this tag are read as the other's. */
export function MergeTag({ tag, tags, onClose }: { tag: Tag; tags: Tag[]; onClose: () => void }) {
  const { merge } = useTagActs()
  const others = tags.filter(
    (other) => other.id !== tag.id && isOffered(other) && isAsWide(other.scope, tag.scope),
  )
  const [intoId, setIntoId] = useState('')
  const [isAsked, setAsked] = useState(false)
  const into = others.find(({ id }) => id === intoId)
  return (
    <Modal
      open
      onClose={onClose}
      title={`Fusionner «\u00a0${tag.name}\u00a0»`}
      footer={
        <Button
          type="button"
          onClick={() => {
            setAsked(true)
            if (!into) return
            merge(tag, into)
            onClose()
          }}
        >
          Fusionner
        </Button>
      }
    >
      <p>Ses accompagnements se liront avec l’autre étiquette. Vous pourrez toujours les séparer.</p>
      <SelectField
        label="Dans quelle étiquette ?"
        error={isAsked && !into ? 'Choisissez une étiquette.' : undefined}
        value={intoId}
        onChange={({ currentTarget: { value } }) => setIntoId(value)}
      >
        <option value="">Choisissez</option>
        {others.map(({ id, name, scope }) => (
          <option key={id} value={id}>
            {name} ({tagScopeLabels[scope].toLowerCase()})
          </option>
        ))}
      </SelectField>
    </Modal>
  )
}

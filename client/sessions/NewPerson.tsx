import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { beneficiaryAdding } from '#shared/beneficiaries.ts'
import { NameFields, beneficiarySentences } from '../beneficiaries/BeneficiaryFields.tsx'
import type { Named } from '../beneficiaries/followed.ts'
import { Lookalikes } from '../beneficiaries/Lookalikes.tsx'
import { inputOf, knownOf, nobodyTold, type Told } from '../beneficiaries/told.ts'
import { usePost } from '../offline/use-outbox.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Row } from '../ui/Stack.tsx'

type NewPersonProps = {
  names: Pick<Told, 'firstName' | 'lastName'>
  onAdded: (person: Named) => void
  onGiveUp: () => void
}

type Mistakes = Partial<Record<keyof typeof beneficiarySentences, string>>

/** Two names inside the form of a session: Enter adds the person and never sends the session, Escape gives up. */
export function NewPerson({ names, onAdded, onGiveUp }: NewPersonProps) {
  const memory = useQueryClient()
  const [told, setTold] = useState<Told>({ ...nobodyTold, ...names })
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [id] = useState(uuidv7)
  const group = useRef<HTMLFieldSetElement>(null)
  const post = usePost()
  useEffect(() => {
    const fields = [...(group.current?.querySelectorAll('input') ?? [])]
    ;(fields.find(({ value }) => value === '') ?? fields.at(-1))?.focus()
  }, [])

  const add = async () => {
    const input = { beneficiary: inputOf(id, told), noteConfirmed: false }
    const missing = Object.fromEntries(
      (['firstName', 'lastName'] as const)
        .filter((name) => told[name].trim() === '')
        .map((name) => [`beneficiary.${name}`, beneficiarySentences[`beneficiary.${name}`]]),
    )
    setMistakes(missing)
    const read = beneficiaryAdding.safeParse(input)
    if (!read.success || post.isPending) return
    const went = await post.mutateAsync({ verb: 'beneficiaries.add', input: read.data }).catch(() => null)
    if (went === null) return
    void memory.invalidateQueries()
    onAdded({ ...read.data.beneficiary, communeName: null })
  }

  useEffect(() => {
    const element = group.current
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onGiveUp()
      if (event.key !== 'Enter' || event.ctrlKey || event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      void add()
    }
    element?.addEventListener('keydown', hear)
    return () => element?.removeEventListener('keydown', hear)
  })

  return (
    <fieldset ref={group} className="new-person">
      <legend>Nouvelle personne suivie</legend>
      <NameFields
        told={told}
        tell={(changed) => setTold((before) => ({ ...before, ...changed }))}
        mistakes={mistakes}
      />
      <Lookalikes known={knownOf(told)} exceptId={null} title="Vous la suivez peut-être déjà" />
      {post.error && (
        <Alert tone="error" appears>
          {sayFailure(post.error)}
        </Alert>
      )}
      <Row>
        <Button type="button" look="secondary" busy={post.isPending} onClick={() => void add()}>
          Ajouter et choisir
        </Button>
        <Button type="button" look="quiet" onClick={onGiveUp}>
          Annuler
        </Button>
      </Row>
    </fieldset>
  )
}

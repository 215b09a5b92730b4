import { useEffect, useMemo, useRef, useState } from 'react'
import { finderOf } from '#shared/find-beneficiaries.ts'
import { sayDay } from '#shared/speech.ts'
import { detailsOf, type Followed, type Named, nameOf, useFollowed } from '../beneficiaries/followed.ts'
import { namesIn } from '../beneficiaries/told.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { type Found, SearchBox } from '../ui/SearchBox.tsx'
import { NewPerson } from './NewPerson.tsx'
import { fieldId, type Telling } from './telling.ts'
import { agedSince, withoutPerson, withPerson } from './tell-people.ts'
import './people-field.css'

type PeopleFieldProps = Telling & {
  /** Those already joined, as the session or the appointment names them. */
  named: readonly Named[]
}

/**
 * Whom one follows, found as one types: arrows and Enter are enough. Whoever is not there yet is added in two names without
 * leaving the form. Somebody alone replaces the question whether they had come: it is known.
 */
export function PeopleField({ told, tell, mistakes, named }: PeopleFieldProps) {
  const { data: followed } = useFollowed()
  const [text, setText] = useState('')
  const [adding, setAdding] = useState<string | null>(null)
  const [taken, setTaken] = useState<readonly Named[]>([])
  const find = useMemo(() => finderOf(followed ?? []), [followed])
  const ids = told.beneficiaryIds ?? []
  const known = new Map([...named, ...taken, ...(followed ?? [])].map((person) => [person.id, person]))
  const isAlone = told.kind === 'individual'

  const [alone] = ids
  const dayTold = useRef(told.day)
  useEffect(() => {
    /* Of a date that is half typed. */
    if (told.day === '') return
    const aged = agedSince(told, dayTold.current, known.get(alone ?? ''))
    dayTold.current = told.day
    if (aged) tell(aged)
  })

  /* The focus goes to what the last act left: the person chosen alone, else the search. */
  const [acts, setActs] = useState(0)
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const search = field.current?.querySelector<HTMLElement>('[role=combobox]')
    const chosen = field.current?.querySelector<HTMLElement>('.person-joined button')
    if (acts > 0) (search ?? chosen)?.focus()
  }, [acts])
  const leave = (id: string) => {
    tell(withoutPerson(told, id, known.get(id)))
    setActs((before) => before + 1)
  }
  const giveUp = () => {
    setAdding(null)
    setActs((before) => before + 1)
  }

  const take = (person: Named) => {
    setActs((before) => before + 1)
    setTaken((before) => [...before, person])
    setText('')
    setAdding(null)
    tell(withPerson(told, person))
  }
  const found = find(text).filter(({ id }) => !ids.includes(id))
  const options: Found[] = [
    ...found
      .slice(0, 7)
      .map((person) => ({ id: person.id, label: nameOf(person), detail: detailsOf(person).join(' · ') })),
    ...(text.trim() === '' || !followed ? [] : [{ id: nobodyYet, label: 'Suivre une nouvelle personne…' }]),
  ]
  return (
    <div className="people-field" ref={field}>
      {ids.length > 0 && (
        <ul aria-label={isAlone ? 'Personne suivie' : 'Personnes suivies'}>
          {ids.map((id) => (
            <li key={id}>
              <Joined person={known.get(id)} day={told.day} onLeave={() => leave(id)} />
            </li>
          ))}
        </ul>
      )}
      {!(isAlone && ids.length > 0) && adding === null && (
        <SearchBox
          id={fieldId('beneficiaryIds')}
          label={isAlone ? 'Personne suivie (facultatif)' : 'Personnes suivies (facultatif)'}
          error={mistakes.beneficiaryIds}
          text={text}
          onText={setText}
          pending={!followed}
          options={options}
          firstOnEnter
          onChoose={({ id }) => {
            const person = followed?.find((each) => each.id === id)
            if (person) take(person)
            else setAdding(text)
          }}
        />
      )}
      {isAlone && ids.length > 0 && mistakes.beneficiaryIds && (
        <Field label="Personne suivie" error={mistakes.beneficiaryIds}>
          {(wired) => <input type="hidden" {...wired} />}
        </Field>
      )}
      {adding !== null && <NewPerson names={namesIn(adding)} onAdded={take} onGiveUp={giveUp} />}
    </div>
  )
}

const nobodyYet = 'nobody yet'

type JoinedProps = { person: Named | Followed | undefined; day: string; onLeave: () => void }

function Joined({ person, day, onLeave }: JoinedProps) {
  const name = person ? nameOf(person) : 'Une personne suivie par un collègue'
  return (
    <div className="person-joined">
      <p>
        <strong>{name}</strong>
        {person && (
          <span className="mention">{[...detailsOf(person), cameBefore(person, day)].join(' · ')}</span>
        )}
      </p>
      <Button type="button" look="quiet" aria-label={`Retirer\u00a0: ${name}`} onClick={onLeave}>
        Retirer
      </Button>
    </div>
  )
}

/** As far as this laptop knows; the server deduces it again from every session. */
function cameBefore(person: Named | Followed, day: string) {
  const { firstDay, lastDay } = { firstDay: null, lastDay: null, ...person }
  if (firstDay === null || firstDay >= day) return 'première séance suivie'
  return lastDay !== null && lastDay < day
    ? `déjà accompagnée, le ${sayDay(lastDay, 'fr')}`
    : 'déjà accompagnée'
}

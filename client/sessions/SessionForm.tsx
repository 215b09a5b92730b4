import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { sentencesFor, type SessionField, type SessionInput, tidied } from '#shared/session-input.ts'
import { guard } from '#shared/note-guard.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import { useToday } from '../today.ts'
import { refusalOf, sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { Key } from '../ui/PageHead.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { CorrectedMeanwhile } from './Corrections.tsx'
import { type Draft, type Kept, nextTold, type Usual } from './first-told.ts'
import { HowFields } from './HowFields.tsx'
import { NoteField } from './NoteField.tsx'
import { fieldId, type Telling } from './telling.ts'
import { searchId, TopicFields } from './TopicFields.tsx'
import { useSave } from './use-save.ts'
import { WhereFields } from './WhereFields.tsx'
import { WhoFields } from './WhoFields.tsx'
import './session-form.css'

type SessionFormProps = {
  first: SessionInput
  usual: Usual
  draft: Draft | undefined
  kept: Kept | undefined
  /** The names of the places and communes that are told already. */
  names: Kept | undefined
}

/** One screen, three short groups; what is usual is already chosen. What was typed stays whatever happens. */
export function SessionForm({ first, usual, draft, kept, names }: SessionFormProps) {
  const { today, zone } = useToday()
  const router = useRouter()
  const [told, setTold] = useState(first)
  const [mistakes, setMistakes] = useState<Telling['mistakes']>({})
  const [tries, setTries] = useState(0)
  const { save, saving, failure } = useSave({ isCorrection: kept !== undefined })
  const another = useRef(false)
  /* As the form opened: an answer that comes later is not what was read. */
  const [seen] = useState(kept?.history.length ?? 0)
  const corrections = useRef(seen)
  const form = useControlEnter()
  useEffect(() => takeFocus(), [told.id])

  const tell = (changed: Partial<SessionInput>) => {
    setTold((before) => ({ ...before, ...changed }))
    setMistakes((before) => without(before, Object.keys(changed)))
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const goOn = another.current
    another.current = false
    const session = tidied(told)
    const found = mistakesOf(session, today)
    setMistakes(found)
    setTries((before) => before + 1)
    if (Object.keys(found).length > 0 || saving || !(await save(session, corrections.current))) return
    if (goOn) setTold(nextTold(session, usual))
    else if (kept && router.history.canGoBack()) router.history.back()
    else await router.navigate({ to: kept ? '/journal' : '/aujourdhui' })
  }

  const telling: Telling = { told, tell, mistakes, usual }
  return (
    <form className="session-form" noValidate ref={form} onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        key={tries}
        mistakes={Object.entries(mistakes).map(([field, message]) => ({
          field: fieldId(field as SessionField),
          message,
        }))}
      />
      {draft && <FromAppointment draft={draft} zone={zone} />}
      <section aria-labelledby="qui">
        <h2 id="qui">Qui</h2>
        <WhoFields {...telling} kept={names} />
      </section>
      <section aria-labelledby="quoi">
        <h2 id="quoi">Quoi</h2>
        <TopicFields {...telling} suggests={draft?.suggests ?? []} />
        <Disclosure
          title={'Préciser\u00a0: posture, autonomie, matériel, orientation (facultatif)'}
          open={isPrecise(first)}
        >
          <HowFields {...telling} />
        </Disclosure>
      </section>
      <section aria-labelledby="ou">
        <h2 id="ou">Où et combien de temps</h2>
        <WhereFields {...telling} kept={names} today={today} />
        <NoteField {...telling} />
      </section>
      {failure !== null && (
        <Alert tone="error" appears>
          <p>{sayFailure(failure)}</p>
          {refusalOf(failure) === 'correctedMeanwhile' && (
            <CorrectedMeanwhile id={told.id} seen={seen} onReplace={(all) => (corrections.current = all)} />
          )}
        </Alert>
      )}
      <div className="session-acts">
        <Button type="submit" busy={saving}>
          {kept ? 'Enregistrer la correction' : 'Enregistrer'}
        </Button>
        {!kept && !draft && (
          <Button type="submit" look="secondary" busy={saving} onClick={() => (another.current = true)}>
            <span>
              <span className="session-again">Enregistrer </span>et noter un autre
            </span>
          </Button>
        )}
        <span className="mention session-keys" aria-hidden="true">
          <Key>Ctrl</Key> <Key>Entrée</Key> pour enregistrer
        </span>
      </div>
    </form>
  )
}

function FromAppointment({ draft, zone }: { draft: Draft; zone: string }) {
  return (
    <div className="session-from">
      <p>
        <strong>{draft.person ?? (draft.title || 'Rendez-vous')}</strong>
        {', '}
        {sayDayAndTime(draft.startsAt, zone, 'fr')}
      </p>
      <p className="session-from-need">
        {draft.need === 'unknown' ? 'Besoin à préciser' : <ThemeMark theme={draft.need} short />}
        {draft.needNote && <q>{draft.needNote}</q>}
      </p>
    </div>
  )
}

/** On a phone, the focus would raise the keyboard over the form: the person chooses. */
function takeFocus() {
  if (!window.matchMedia('(pointer: coarse)').matches) document.getElementById(searchId)?.focus()
}

const isPrecise = ({ posture, autonomy, level, equipment, referral }: SessionInput) =>
  posture !== null || autonomy !== null || level !== null || equipment.length > 0 || referral !== null

function mistakesOf(session: SessionInput, today: string): Telling['mistakes'] {
  const mistakes = sentencesFor(session)
  if (session.day > today) mistakes.day = 'Choisissez un jour, aujourd’hui ou avant.'
  const { secrets, delicacies } = guard(`${session.title}\n${session.notes}`)
  if (secrets.length > 0) mistakes.notes = 'Retirez de la note ce qui ne doit pas être gardé.'
  else if (delicacies.length > 0 && !session.noteConfirmed)
    mistakes.noteConfirmed = 'Relisez la note, puis confirmez-la.'
  return mistakes
}

const without = (mistakes: Telling['mistakes'], fields: string[]) =>
  Object.fromEntries(Object.entries(mistakes).filter(([field]) => !fields.includes(field)))

/** Control and Enter send the form from anywhere in it. */
function useControlEnter() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const element = form.current
    const send = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      element?.requestSubmit()
    }
    element?.addEventListener('keydown', send)
    return () => element?.removeEventListener('keydown', send)
  }, [])
  return form
}

import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { type Repeated, repeatedOf } from '#shared/favourites.ts'
import { type SessionField, type SessionInput, tidied } from '#shared/session-input.ts'
import { FavouriteBar } from '../favourites/FavouriteBar.tsx'
import { useFavouriteActs } from '../favourites/use-favourite-acts.ts'
import { DraftOffer } from '../offline/DraftOffer.tsx'
import { useDraft } from '../offline/use-draft.ts'
import { TagField } from '../tags/TagField.tsx'
import { useToday } from '../today.ts'
import { refusalOf, sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { Key } from '../ui/PageHead.tsx'
import { CorrectedMeanwhile } from './Corrections.tsx'
import { type Draft, type Kept, nextTold, toldAgain, type Usual } from './first-told.ts'
import { FromAppointment } from './FromAppointment.tsx'
import { HowFields } from './HowFields.tsx'
import { mistakesOf, without } from './mistakes-of.ts'
import { NoteField } from './NoteField.tsx'
import { fieldId, type Telling } from './telling.ts'
import { searchId, TopicFields } from './TopicFields.tsx'
import { useControlEnter } from './use-control-enter.ts'
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
  /** Where to go once it is kept; back, unless told. */
  onKept?: (() => void) | undefined
  /** What else may be done of the appointment than to note it. */
  acts?: ReactNode
  /** What the button says; « Enregistrer » unless told. */
  saveLabel?: string | undefined
}

/** One screen, three short groups; what is usual is already chosen. What was typed stays whatever happens. */
export function SessionForm(props: SessionFormProps) {
  const { first, usual, draft, kept, names, onKept, acts, saveLabel = 'Enregistrer' } = props
  const { today, zone } = useToday()
  const router = useRouter()
  const [told, setTold] = useState(first)
  const [mistakes, setMistakes] = useState<Telling['mistakes']>({})
  const [tries, setTries] = useState(0)
  const { save, saving, failure } = useSave({ isCorrection: kept !== undefined })
  const formName = kept ? first.id : (draft?.appointmentId ?? 'nouvelle')
  const { begun: left, forget } = useDraft({ form: formName, told, onResume: setTold })
  const another = useRef(false)
  /* As the form opened: an answer that comes later is not what was read. */
  const [seen] = useState(kept?.history.length ?? 0)
  const corrections = useRef(seen)
  const form = useControlEnter((isWithShift) => (another.current = isWithShift && !kept && !draft))
  /* What was begun with: a favourite counts as used once a session is kept. */
  const [begun, setBegun] = useState<Begun>({ ...nothingBegun, isPrecise: isPrecise(first) })
  const { countUse } = useFavouriteActs()
  useEffect(() => takeFocus(), [told.id])

  const tell = (changed: Partial<SessionInput>) => {
    setTold((before) => ({ ...before, ...changed }))
    setMistakes((before) => without(before, Object.keys(changed)))
  }

  const begin = (again: Repeated, origin: Pick<Begun, 'favouriteId' | 'commune'>) => {
    const next = toldAgain(told, again, usual)
    setTold(next)
    setBegun({ ...origin, isPrecise: isPrecise(next), times: begun.times + 1 })
    setMistakes({})
    const { mandate, participants } = told
    const before = { ...repeatedOf(told), mandate, participants }
    return () => {
      setTold((now) => (now.id === told.id ? { ...now, ...before } : now))
      setBegun({ ...begun, times: begun.times + 2 })
    }
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
    forget()
    if (begun.favouriteId !== null) countUse(begun.favouriteId)
    if (onKept) return onKept()
    setBegun(nothingBegun)
    if (goOn) setTold(nextTold(session, usual))
    else if (kept && router.history.canGoBack()) router.history.back()
    else await router.navigate({ to: kept ? '/journal' : '/aujourdhui' })
  }

  const seats = draft?.seats ?? kept?.seats ?? []
  const telling: Telling = { told, tell, mistakes, usual, seats }
  return (
    <>
      {draft && <FromAppointment draft={draft} zone={zone} />}
      {acts}
      <DraftOffer begun={left} />
      {!kept && <FavouriteBar key={told.id} usual={usual} told={told} onBegin={begin} />}
      <form className="session-form" noValidate ref={form} onSubmit={(event) => void submit(event)}>
        <ErrorSummary
          key={tries}
          mistakes={Object.entries(mistakes).map(([field, message]) => ({
            field: fieldId(field as SessionField),
            message,
          }))}
        />
        <section aria-labelledby="qui">
          <h2 id="qui">Qui</h2>
          <WhoFields {...telling} kept={names} people={names?.people ?? draft?.people ?? []} />
        </section>
        <section aria-labelledby="quoi">
          <h2 id="quoi">Quoi</h2>
          <TopicFields {...telling} suggests={draft?.suggests ?? []} />
          <Disclosure
            title={'Préciser\u00a0: posture, autonomie, matériel, orientation (facultatif)'}
            key={begun.times}
            open={begun.isPrecise}
          >
            <HowFields {...telling} />
          </Disclosure>
          <div className="session-rows">
            <TagField
              ids={told.tagIds ?? noTags}
              known={names?.tags ?? noTags}
              onIds={(tagIds) => tell({ tagIds })}
              error={mistakes.tagIds}
            />
          </div>
        </section>
        <section aria-labelledby="ou">
          <h2 id="ou">Où et combien de temps</h2>
          <WhereFields {...telling} kept={names} begun={begun} today={today} />
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
            {kept && !onKept ? 'Enregistrer la correction' : saveLabel}
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
    </>
  )
}

const noTags: never[] = []

/** How many times one began again, and with what. */
type Begun = {
  times: number
  favouriteId: string | null
  commune: { code: string; name: string } | null
  /** Said then of how it was done: those answers are shown. */
  isPrecise: boolean
}

const nothingBegun: Begun = { times: 0, favouriteId: null, commune: null, isPrecise: false }

/**
 * Where one begins: who came to a workshop, else the thématiques. On a phone, the focus would raise the keyboard over the
 * form: the person chooses.
 */
function takeFocus() {
  if (window.matchMedia('(pointer: coarse)').matches) return
  const seat = document.querySelector<HTMLElement>(`#${fieldId('attendance')} input`)
  ;(seat ?? document.getElementById(searchId))?.focus()
}

const isPrecise = ({ posture, autonomy, level, equipment, referral }: SessionInput) =>
  posture !== null || autonomy !== null || level !== null || equipment.length > 0 || referral !== null

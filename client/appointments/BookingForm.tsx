import { useState, type FormEvent } from 'react'
import { type ContactNeeded, longestAddress } from '#shared/booking-rules.ts'
import { needs, type Theme } from '#shared/themes.ts'
import { keepDraft, readDraft } from '../booking-draft.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { NotForPeople } from '../ui/NotForPeople.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Unbroken } from '../ui/Unbroken.tsx'
import { type Answers, checkAnswers, type Mistakes } from './check-answers.ts'
import { BookerFields } from './BookerFields.tsx'
import { bookerWords } from './booker-words.ts'
import { bookingWords } from './booking-words.ts'

type BookingFormProps = {
  busy: boolean
  /** The appointment begins by a call, or by a link sent by e-mail. */
  needed: ContactNeeded
  /** Somebody comes to them, and is told where. */
  isVisit: boolean
  /** What people mostly book this for: a single one is chosen beforehand. */
  suggests: readonly Theme[]
  onSend: (answers: Answers, website: string) => void
  onForWhom: (forWhom: Answers['forWhom']) => void
}

/** Who comes, how to reach them, what for; and who books, when it is somebody else. Everything typed is kept in the tab at once. */
export function BookingForm({ busy, needed, isVisit, suggests, onSend, onForWhom }: BookingFormProps) {
  const say = useWords(bookingWords)
  const sayOfOther = useWords(bookerWords)
  const lang = useLang()
  const [answers, setAnswers] = useState<Answers>(() => withNeed(readDraft(), suggests))
  const [website, setWebsite] = useState('')
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [tries, setTries] = useState(0)

  const answer = (changed: Partial<Answers>) => {
    keepDraft(changed)
    setAnswers({ ...answers, ...changed })
    const names = Object.keys(changed) as (keyof Answers)[]
    if (names.some((name) => mistakes[name]))
      setMistakes(
        Object.fromEntries(
          Object.entries(mistakes).filter(([name]) => !names.includes(name as keyof Answers)),
        ),
      )
  }
  const isOther = answers.forWhom === 'other'
  const field = (name: Exclude<keyof Answers, 'need' | 'forWhom' | 'tie' | 'lettersTo'>) => ({
    id: name,
    name,
    value: answers[name],
    error: mistakes[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      answer({ [name]: currentTarget.value }),
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = checkAnswers(answers, lang, needed, isVisit)
    setMistakes(found)
    setTries(tries + 1)
    if (Object.keys(found).length === 0 && !busy) onSend(answers, website)
  }

  return (
    <form noValidate onSubmit={send} aria-label={say.form}>
      <Stack gap="large">
        <ErrorSummary
          key={tries}
          mistakes={Object.entries(mistakes).map(([name, message]) => ({ field: name, message }))}
        />
        <RadioGroup
          framed
          id="forWhom"
          legend={<Unbroken>{sayOfOther.whom}</Unbroken>}
          value={answers.forWhom}
          choices={[
            { value: 'me', label: sayOfOther.me },
            { value: 'other', label: sayOfOther.other, hint: sayOfOther.otherHint },
          ]}
          onChange={({ currentTarget }) => {
            const forWhom = currentTarget.value as Answers['forWhom']
            answer({ forWhom })
            setMistakes({})
            onForWhom(forWhom)
          }}
        />
        <Stack>
          {isOther && <h2>{sayOfOther.theirs}</h2>}
          <TextField
            label={isOther ? sayOfOther.firstName : say.firstName}
            autoComplete={isOther ? 'off' : 'given-name'}
            maxLength={60}
            required
            {...field('firstName')}
          />
          <TextField
            label={isOther ? sayOfOther.lastName : say.lastName}
            autoComplete={isOther ? 'off' : 'family-name'}
            maxLength={60}
            required
            {...field('lastName')}
          />
          <TextField
            label={isOther ? sayOfOther.phone : say.phone}
            hint={say.phoneHint}
            type="tel"
            inputMode="tel"
            autoComplete={isOther ? 'off' : 'tel-national'}
            maxLength={30}
            {...field('phone')}
          />
          {!isOther && (
            <TextField
              label={needed === 'email' ? say.emailNeeded : say.email}
              hint={needed === 'email' ? say.linkHint : say.emailHint}
              type="email"
              inputMode="email"
              autoComplete="email"
              maxLength={254}
              {...field('email')}
            />
          )}
          {isVisit && (
            <TextField
              label={say.homeAddress}
              hint={say.homeAddressHint}
              autoComplete={isOther ? 'off' : 'street-address'}
              maxLength={longestAddress}
              required
              accepts="codes"
              {...field('homeAddress')}
            />
          )}
        </Stack>
        <Stack>
          <RadioGroup
            framed
            id="need"
            legend={isOther ? sayOfOther.need : say.need}
            error={mistakes.need}
            value={answers.need}
            choices={needs.map((need) => ({
              value: need,
              label: say.needs[need].label,
              hint: say.needs[need].hint,
            }))}
            onChange={({ currentTarget }) => answer({ need: currentTarget.value as (typeof needs)[number] })}
          />
          <TextField label={say.needNote} hint={say.needNoteHint} maxLength={120} {...field('needNote')} />
        </Stack>
        {isOther && (
          <BookerFields
            needed={needed}
            answers={answers}
            mistakes={mistakes}
            field={field}
            onAnswer={answer}
          />
        )}
        <NotForPeople value={website} onChange={setWebsite} />
        <Stack gap="small">
          <div>
            <Button type="submit" busy={busy} className="book-button">
              {busy ? say.sending : say.send}
            </Button>
          </div>
          <p className="mention">
            {isOther ? sayOfOther.kept : isVisit ? say.keptVisit : say.kept}{' '}
            <RouteLink to="/{-$lang}/donnees-personnelles">{say.more}</RouteLink>
          </p>
        </Stack>
      </Stack>
    </form>
  )
}

/** What somebody has said already is never changed. */
function withNeed(answers: Answers, suggests: readonly Theme[]): Answers {
  const [usual, ...others] = suggests
  return usual && others.length === 0 && answers.need === '' ? { ...answers, need: usual } : answers
}

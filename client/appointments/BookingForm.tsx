import { useState, type FormEvent } from 'react'
import { needs } from '#shared/themes.ts'
import { keepDraft, readDraft } from '../booking-draft.ts'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Stack } from '../ui/Stack.tsx'
import { type Answers, checkAnswers, type Mistakes } from './check-answers.ts'
import { bookingWords } from './booking-words.ts'

type BookingFormProps = {
  busy: boolean
  onSend: (answers: Answers, website: string) => void
}

/** Who comes, how to reach them, what for. Everything typed is kept in the tab at once. */
export function BookingForm({ busy, onSend }: BookingFormProps) {
  const say = useWords(bookingWords)
  const lang = useLang()
  const [answers, setAnswers] = useState<Answers>(readDraft)
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
  const field = (name: Exclude<keyof Answers, 'need'>) => ({
    id: name,
    name,
    value: answers[name],
    error: mistakes[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      answer({ [name]: currentTarget.value }),
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = checkAnswers(answers, lang)
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
        <Stack>
          <TextField
            label={say.firstName}
            autoComplete="given-name"
            maxLength={60}
            required
            {...field('firstName')}
          />
          <TextField
            label={say.lastName}
            autoComplete="family-name"
            maxLength={60}
            required
            {...field('lastName')}
          />
          <TextField
            label={say.phone}
            hint={say.phoneHint}
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
            maxLength={30}
            {...field('phone')}
          />
          <TextField
            label={say.email}
            hint={say.emailHint}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
            {...field('email')}
          />
        </Stack>
        <Stack>
          <RadioGroup
            framed
            id="need"
            legend={say.need}
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
        <div className="not-for-people" aria-hidden="true">
          <label htmlFor="website">Ne remplissez pas cette case</label>
          <input
            id="website"
            name="website"
            type="text"
            tabIndex={-1}
            autoComplete="off"
            value={website}
            onChange={({ currentTarget }) => setWebsite(currentTarget.value)}
          />
        </div>
        <Stack gap="small">
          <div>
            <Button type="submit" busy={busy} className="book-button">
              {busy ? say.sending : say.send}
            </Button>
          </div>
          <p className="mention">
            {say.kept} <RouteLink to="/{-$lang}/donnees-personnelles">{say.more}</RouteLink>
          </p>
        </Stack>
      </Stack>
    </form>
  )
}

import { type FormEvent, type ReactNode, useState } from 'react'
import { needs } from '#shared/themes.ts'
import { contactNeeded, type HalfDay, longestAddress } from '#shared/booking-rules.ts'
import type { ServiceMode } from '#shared/services.ts'
import { bookingWords } from '../appointments/booking-words.ts'
import { type Answers, checkAnswers, type Mistakes } from '../appointments/check-answers.ts'
import { keepDraft, readDraft } from '../booking-draft.ts'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { ErrorSummary } from '../ui/FieldError.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { NotForPeople } from '../ui/NotForPeople.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { HalfDayQuestion } from './HalfDayQuestion.tsx'
import { waitingWords } from './waiting-words.ts'

export type Question = 'when' | 'name' | 'contact' | 'address' | 'need'

/** The answers that each screen asks for. */
const asked: Record<Question, (keyof Answers)[]> = {
  when: [],
  name: ['firstName', 'lastName'],
  contact: ['phone', 'email'],
  address: ['homeAddress'],
  need: ['need'],
}

type WaitQuestionsProps = {
  question: Question
  title: string
  way: ServiceMode
  isLast: boolean
  busy: boolean
  halfDay: HalfDay
  onHalfDay: (halfDay: HalfDay) => void
  /** Every answer of this screen is good. */
  onNext: (website: string) => void
  onBack: (() => void) | null
  failure: ReactNode
}

/** One question, its fields, and the way on. Everything typed is kept in the tab at once, with the answers of a booking. */
export function WaitQuestions(props: WaitQuestionsProps) {
  const { question, title, way, isLast, busy, halfDay, onHalfDay, onNext, onBack, failure } = props
  const say = useWords(waitingWords)
  const lang = useLang()
  const [answers, setAnswers] = useState<Answers>(readDraft)
  const [website, setWebsite] = useState('')
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const answer = (changed: Partial<Answers>) => {
    keepDraft(changed)
    setAnswers({ ...answers, ...changed })
    setMistakes({})
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const all = checkAnswers({ ...answers, forWhom: 'me' }, lang, contactNeeded[way], way === 'home')
    const found = Object.fromEntries(
      Object.entries(all).filter(([name]) => asked[question].includes(name as keyof Answers)),
    )
    setMistakes(found)
    if (Object.keys(found).length === 0 && !busy) onNext(website)
  }
  return (
    <form noValidate onSubmit={send} aria-label={title}>
      <Stack>
        <ErrorSummary mistakes={Object.entries(mistakes).map(([field, message]) => ({ field, message }))} />
        {question === 'when' && <HalfDayQuestion legend={title} value={halfDay} onAnswer={onHalfDay} />}
        <Fields question={question} way={way} answers={answers} mistakes={mistakes} onAnswer={answer} />
        <NotForPeople value={website} onChange={setWebsite} />
        {failure}
        <Row>
          <Button type="submit" busy={busy} className="book-button">
            {busy ? say.sending : isLast ? say.join : say.next}
          </Button>
          {onBack && (
            <Button type="button" look="quiet" onClick={onBack}>
              {say.back}
            </Button>
          )}
        </Row>
        {isLast && <p className="mention">{say.promise}</p>}
      </Stack>
    </form>
  )
}

type FieldsProps = {
  question: Question
  way: ServiceMode
  answers: Answers
  mistakes: Mistakes
  onAnswer: (changed: Partial<Answers>) => void
}

function Fields({ question, way, answers, mistakes, onAnswer }: FieldsProps) {
  const say = useWords(bookingWords)
  const field = (name: 'firstName' | 'lastName' | 'phone' | 'email' | 'homeAddress' | 'needNote') => ({
    id: name,
    name,
    value: answers[name],
    error: mistakes[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onAnswer({ [name]: currentTarget.value }),
  })
  switch (question) {
    case 'when':
      return null
    case 'name':
      return (
        <>
          <TextField label={say.firstName} autoComplete="given-name" maxLength={60} {...field('firstName')} />
          <TextField label={say.lastName} autoComplete="family-name" maxLength={60} {...field('lastName')} />
        </>
      )
    case 'contact':
      return (
        <>
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
            label={contactNeeded[way] === 'email' ? say.emailNeeded : say.email}
            hint={contactNeeded[way] === 'email' ? say.linkHint : undefined}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
            {...field('email')}
          />
        </>
      )
    case 'address':
      return (
        <TextField
          label={say.homeAddress}
          hint={say.homeAddressHint}
          autoComplete="street-address"
          maxLength={longestAddress}
          accepts="codes"
          {...field('homeAddress')}
        />
      )
    case 'need':
      return (
        <>
          <RadioGroup
            framed
            id="need"
            legend={<span className="heard-only">{say.need}</span>}
            error={mistakes.need}
            value={answers.need}
            choices={needs.map((need) => ({ value: need, ...say.needs[need] }))}
            onChange={({ currentTarget }) =>
              onAnswer({ need: currentTarget.value as (typeof needs)[number] })
            }
          />
          <TextField label={say.needNote} hint={say.needNoteHint} maxLength={120} {...field('needNote')} />
        </>
      )
  }
}

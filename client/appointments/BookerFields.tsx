import { type ContactNeeded, readers, ties } from '#shared/booking-rules.ts'
import { RadioGroup } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { useWords } from '../ui/lang.ts'
import { Stack } from '../ui/Stack.tsx'
import { bookerWords } from './booker-words.ts'
import { type Answers, mayBeWritten, type Mistakes } from './check-answers.ts'

type BookerFieldsProps = {
  needed: ContactNeeded
  answers: Answers
  mistakes: Mistakes
  field: (name: 'bookerName' | 'organisation' | 'bookerPhone' | 'bookerEmail') => {
    id: string
    name: string
    value: string
    error: string | undefined
  }
  onAnswer: (changed: Partial<Answers>) => void
}

/** Who books for the person who comes, and who is written to; nothing more is asked. */
export function BookerFields({ needed, answers, mistakes, field, onAnswer }: BookerFieldsProps) {
  const say = useWords(bookerWords)
  return (
    <section aria-labelledby="vous" className="booker">
      <Stack>
        <h2 id="vous">{say.yours}</h2>
        <RadioGroup
          framed
          id="tie"
          legend={say.tie}
          error={mistakes.tie}
          value={answers.tie}
          choices={ties.map((tie) => ({ value: tie, ...say.ties[tie] }))}
          onChange={({ currentTarget }) => onAnswer({ tie: currentTarget.value as (typeof ties)[number] })}
        />
        <TextField label={say.name} autoComplete="name" maxLength={80} {...field('bookerName')} />
        {answers.tie === 'professional' && (
          <TextField
            label={say.organisation}
            hint={say.organisationHint}
            autoComplete="organization"
            maxLength={120}
            {...field('organisation')}
          />
        )}
        <TextField
          label={say.yourPhone}
          hint={needed === 'email' ? undefined : say.oneIsEnough}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={30}
          {...field('bookerPhone')}
        />
        <TextField
          label={say.yourEmail}
          hint={needed === 'email' ? say.linkHint : undefined}
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          {...field('bookerEmail')}
        />
        {mayBeWritten(answers) ? (
          <RadioGroup
            framed
            id="lettersTo"
            legend={say.lettersTo}
            value={answers.lettersTo}
            choices={(['booker', 'person', 'both'] as const).map((value) => ({
              value,
              label: say.readers[value],
            }))}
            onChange={({ currentTarget }) =>
              onAnswer({ lettersTo: currentTarget.value as (typeof readers)[number] })
            }
          />
        ) : (
          <p className="mention">{say.toYou}</p>
        )}
      </Stack>
    </section>
  )
}

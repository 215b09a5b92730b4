import { type HalfDay, halfDays } from '#shared/booking-rules.ts'
import { RadioGroup } from '../ui/Choices.tsx'
import { useWords } from '../ui/lang.ts'
import { waitingWords } from './waiting-words.ts'

type HalfDayQuestionProps = {
  /** When one could come, unless told. */
  legend?: string
  value: HalfDay
  onAnswer: (halfDay: HalfDay) => void
}

/** When somebody could come: the least that keeps a message from being useless. */
export function HalfDayQuestion({ legend, value, onAnswer }: HalfDayQuestionProps) {
  const say = useWords(waitingWords)
  return (
    <RadioGroup
      framed
      id="halfDay"
      legend={<span className="heard-only">{legend ?? say.when}</span>}
      value={value}
      choices={halfDays.map((halfDay) => ({ value: halfDay, label: say.halfDays[halfDay] }))}
      onChange={({ currentTarget }) => onAnswer(currentTarget.value as HalfDay)}
    />
  )
}

import type { SessionField, SessionInput } from '#shared/session-input.ts'
import type { Draft, Usual } from './first-told.ts'

/** What each group of the form is given: the session as it is told so far, and the way to tell more. */
export type Telling = {
  told: SessionInput
  tell: (changed: Partial<SessionInput>) => void
  mistakes: Partial<Record<SessionField, string>>
  usual: Usual
  /** Who had booked a seat of the workshop, when it was booked. */
  seats: Draft['seats']
}

/** Where the list of mistakes leads. */
export const fieldId = (field: SessionField) => `champ-${field}`

export const choicesOf = <Code extends string>(labels: Record<Code, string>) =>
  (Object.keys(labels) as Code[]).map((value) => ({ value, label: labels[value] }))

/** What is chosen, or no longer: with the same thing chosen twice, it is taken away. */
export const toggled = <Value>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value]

import { openingRefusal } from '#shared/opening-problems.ts'
import { type OpeningInput, openingInput } from '#shared/planning.ts'
import { problems } from '#shared/problems.ts'
import type { Service } from '#shared/availability.ts'
import type { Day, WallTime } from '#shared/time.ts'
import {
  onceFrom,
  type RepeatMistakes,
  repeatFrom,
  repeatMistakes,
  type RepeatTold,
  ruleFrom,
} from './repeat-told.ts'

/** What a form holds of an opening while it is typed; an empty string is an answer not given yet. */
export type OpeningTold = RepeatTold & {
  serviceId: string
  placeId: string
  startsAt: WallTime
  endsAt: WallTime
  overnight: boolean
  title: string
  seats: string
}

export type OpeningMistakes = RepeatMistakes &
  Partial<Record<'placeId' | 'endsAt' | 'startsAt' | 'seats' | 'title', string>>

/** Only what is asked of a service to check an opening. */
export type ServiceChoice = Pick<Service, 'id' | 'kind' | 'mode' | 'minutes'> & { nameFr: string }

export const openingTold = (day: Day, changed: Partial<OpeningTold> = {}): OpeningTold => ({
  ...onceFrom(day),
  serviceId: '',
  placeId: '',
  startsAt: '09:00',
  endsAt: '12:00',
  overnight: false,
  title: '',
  seats: '8',
  ...changed,
})

export const toldFromOpening = (opening: OpeningInput): OpeningTold => ({
  ...repeatFrom(opening.recurrence),
  serviceId: opening.serviceId ?? '',
  placeId: opening.placeId ?? '',
  startsAt: opening.startsAt,
  endsAt: opening.endsAt,
  overnight: opening.overnight,
  title: opening.title ?? '',
  seats: String(opening.seats ?? 8),
})

/** The opening that these answers mean, as the server wants it. */
export function openingFrom(told: OpeningTold, services: readonly ServiceChoice[]): OpeningInput {
  const isWorkshop = services.find(({ id }) => id === told.serviceId)?.kind === 'workshop'
  const { startsAt, endsAt } = told
  return {
    placeId: told.placeId || null,
    serviceId: told.serviceId || null,
    startsAt,
    endsAt,
    overnight: told.overnight && endsAt <= startsAt,
    recurrence: ruleFrom(told),
    seats: isWorkshop ? Number(told.seats) : null,
    title: isWorkshop && told.title.trim() !== '' ? told.title.trim() : null,
  }
}

/** What is to be corrected, by answer; empty when the opening may be sent. */
export function openingMistakes(told: OpeningTold, services: readonly ServiceChoice[]): OpeningMistakes {
  const mistakes: OpeningMistakes = repeatMistakes(told)
  const service = services.find(({ id }) => id === told.serviceId)
  if (told.startsAt === '') mistakes.startsAt = 'Choisissez une heure de début.'
  if (told.endsAt === '') mistakes.endsAt = 'Choisissez une heure de fin.'
  else if (!told.overnight && told.endsAt <= told.startsAt)
    mistakes.endsAt = problems.openingEndsBeforeStart.fr
  if (service?.mode === 'place' && told.placeId === '') mistakes.placeId = problems.placeNeeded.fr
  if (service?.kind === 'workshop' && !isSeatCount(told.seats))
    mistakes.seats = 'Écrivez un nombre de places, de 1 à 200.'
  if (Object.keys(mistakes).length > 0) return mistakes
  const opening = openingFrom(told, services)
  const refusal = openingRefusal({ ...opening, id: '', advisorId: '' }, service ? [asService(service)] : [])
  if (refusal) mistakes.endsAt = problems[refusal].fr
  else if (!openingInput.safeParse(opening).success) mistakes.endsAt = problems.invalidInput.fr
  return mistakes
}

const isSeatCount = (typed: string) => /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 200

/** The rest of a service plays no part in what an opening is refused for. */
const asService = ({ id, kind, mode, minutes }: ServiceChoice): Service => ({
  id,
  kind,
  mode,
  minutes,
  stepMinutes: null,
  bufferBefore: 0,
  bufferAfter: 0,
  noticeMinutes: 0,
  horizonDays: 1,
  openToPublic: true,
  retiredAt: null,
})

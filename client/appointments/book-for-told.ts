import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import type { BookForRequest } from '#shared/appointments.ts'
import { reasonNeeded } from './OverlapReason.tsx'
import { isMobile } from '#shared/contact.ts'
import { email, phone } from '#shared/fields.ts'
import type { Lang } from '#shared/speech.ts'
import type { Need } from '#shared/themes.ts'
import { type Day, dayOf, type Instant, instantAt, type WallTime, wallTimeOf } from '#shared/time.ts'

type Appointments = inferRouterOutputs<AppRouter>['appointments']
export type FreeTimes = Appointments['freeTimes']
export type FreeTime = FreeTimes['times'][number]
export type Known = Appointments['peopleKnown'][number]

/** What the form holds while somebody is at the counter. An empty string is an answer not given. */
export type BookForTold = {
  firstName: string
  lastName: string
  phone: string
  email: string
  /** For a visit at home, and only then. */
  homeAddress: string
  language: Lang
  need: Need
  needNote: string
  /** Null for the usual one. */
  serviceId: string | null
  /** Only the times of this day; without it, the soonest. */
  day: Day
  /** The key of a free time, `own` for another hour; without it, the first one proposed. */
  chosen: string
  ownDay: Day
  ownTime: WallTime
  /** Of an hour of one's own; undefined until chosen, null for no place. */
  ownPlaceId: string | null | undefined
  overlapReason: string
}

/** @param startsAt the hour that was pointed at, if one was */
export function bookForTold(today: Day, zone: string, startsAt: Instant | null): BookForTold {
  const ownDay = startsAt === null ? today : dayOf(startsAt, zone)
  return {
    firstName: '',
    lastName: '',
    phone: '',
    email: '',
    homeAddress: '',
    language: 'fr',
    need: 'unknown',
    needNote: '',
    serviceId: null,
    day: startsAt === null ? '' : ownDay,
    chosen: '',
    ownDay,
    ownTime: startsAt === null ? '' : wallTimeOf(startsAt, zone),
    ownPlaceId: undefined,
    overlapReason: '',
  }
}

export const keyOfTime = ({ startsAt, placeId, workshopId }: FreeTime) =>
  `${startsAt} ${placeId ?? ''} ${workshopId ?? ''}`

/** The hour that is chosen among those proposed, or `own`: the first one unless somebody pointed at another. */
export function chosenAmong(told: BookForTold, { times, zone }: { times: FreeTime[]; zone: string }) {
  if (told.chosen !== '') return times.find((time) => keyOfTime(time) === told.chosen) ?? 'own'
  if (told.ownDay === '' || told.ownTime === '') return times[0] ?? 'own'
  const pointedAt = instantAt(told.ownDay, told.ownTime, zone)
  return times.find(({ startsAt }) => startsAt === pointedAt) ?? 'own'
}

/** Where an hour of one's own is: as chosen, else where one is then, or that day, or next; else the first place. */
export function ownPlaceOf(
  told: BookForTold,
  { held, times, places }: FreeTimes,
  zone: string,
): string | null {
  const { ownPlaceId, ownDay, ownTime } = told
  if (ownPlaceId !== undefined) return ownPlaceId
  const that = held.filter(({ startsAt }) => dayOf(startsAt, zone) === ownDay)
  const then = ownDay && ownTime ? instantAt(ownDay, ownTime, zone) : 0
  const here = that.find(({ startsAt, endsAt }) => startsAt <= then && then < endsAt) ?? that[0] ?? times[0]
  return here?.placeId ?? places[0]?.id ?? null
}

export type BookForMistakes = Partial<Record<keyof BookForTold, string>>

/** What is to be corrected, by answer; empty when it may be sent. */
export function bookForMistakes(
  told: BookForTold,
  { isOwn, isTaken, isVisit }: { isOwn: boolean; isTaken: boolean; isVisit: boolean },
): BookForMistakes {
  const mistakes: BookForMistakes = {}
  if (!told.firstName.trim()) mistakes.firstName = 'Écrivez son prénom.'
  if (!told.lastName.trim()) mistakes.lastName = 'Écrivez son nom, ou son initiale.'
  if (told.phone.trim() && !phone.safeParse(told.phone).success)
    mistakes.phone = 'Ce numéro n’est pas complet. Il a dix chiffres.'
  if (told.email.trim() && !email.safeParse(told.email).success)
    mistakes.email = 'Cette adresse n’est pas complète. Elle ressemble à nom@exemple.fr.'
  if (isVisit && !told.homeAddress.trim()) mistakes.homeAddress = 'Écrivez l’adresse où aller.'
  if (isOwn && told.ownDay === '') mistakes.ownDay = 'Choisissez un jour.'
  if (isOwn && told.ownTime === '') mistakes.ownTime = 'Écrivez une heure.'
  if (isTaken && !told.overlapReason.trim()) mistakes.overlapReason = reasonNeeded
  return mistakes
}

/** What is sent. `chosen` is a free time, or the hour of one's own with what stands there. */
export function bookForRequestFrom(
  id: string,
  told: BookForTold,
  { id: serviceId, mode }: FreeTimes['services'][number],
  chosen: FreeTime | { startsAt: Instant; placeId: string | null; overlapReason: string | null },
): BookForRequest {
  const { firstName, lastName, language, need, needNote } = told
  const { startsAt, placeId } = chosen
  const homeAddress = mode === 'home' ? told.homeAddress.trim() : ''
  return {
    id,
    placeId,
    serviceId,
    startsAt,
    advisorId: null,
    workshopId: 'workshopId' in chosen ? chosen.workshopId : null,
    firstName,
    lastName,
    phone: told.phone.trim() || null,
    email: told.email.trim() || null,
    ...(homeAddress && { homeAddress }),
    language,
    need,
    needNote,
    ownHour: 'overlapReason' in chosen ? { overlapReason: chosen.overlapReason } : null,
  }
}

/** How the person will know, as soon as a number is whole. */
export function sayReach(told: Pick<BookForTold, 'phone' | 'email'>): string {
  const read = phone.safeParse(told.phone)
  if (read.success && isMobile(read.data)) return 'Un SMS part tout de suite.'
  if (told.email.trim()) return 'Un courriel part tout de suite.'
  return read.success ? 'Ligne fixe\u00a0: donnez-lui le papier, ou appelez.' : 'Facultatif'
}

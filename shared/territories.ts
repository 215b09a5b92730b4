import type { Zone } from './time.ts'

/** A commune as it is offered to somebody who types its name. */
export type CommuneFound = {
  /** INSEE code. */
  code: string
  name: string
  postalCodes: string[]
  /** Null for the few islands that belong to none. */
  epciName: string | null
  latitude: number | null
  longitude: number | null
}

export type Point = { latitude: number; longitude: number }

/** The code of the whole country, among those of its territories. */
export const country = 'france'

/** The département of a commune, by its INSEE code: `46128` gives `46`, `97411` gives `974`. */
export const departementOf = (communeCode: string): string =>
  communeCode.slice(0, communeCode.startsWith('97') ? 3 : 2)

/** Overseas, the wall clocks differ; everywhere else they show Paris time. */
const overseasZones = new Map<string, Zone>([
  ['971', 'America/Guadeloupe'],
  ['972', 'America/Martinique'],
  ['973', 'America/Cayenne'],
  ['974', 'Indian/Reunion'],
  ['976', 'Indian/Mayotte'],
])

/** The time zone of a département, from its code: `46`, `2A`, `974`. */
export const zoneOf = (departementCode: string): Zone => overseasZones.get(departementCode) ?? 'Europe/Paris'

/**
 * A name as it is searched: no accent, no capital, one space for any hyphen or apostrophe, "saint" in full.
 * `St-Céré` and `saint cere` give the same; `L’Hospitalet` gives `l hospitalet`.
 */
export function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => abbreviations.get(word) ?? word)
    .join(' ')
}

const abbreviations = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
])

/** Mean radius of the Earth (IUGG). */
const earthKm = 6371.0088

/** As the crow flies, in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const climb = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2
  const turn = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const part = climb + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * turn
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(part)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

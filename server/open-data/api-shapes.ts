import * as z from 'zod/mini'
import { communeCode, day, departementCode, siren, wallTime, words } from '#shared/fields.ts'
import { codesOf } from '#shared/labels.ts'
import { type Way, ways } from '#shared/services.ts'
import { themeLabels, themes } from '#shared/themes.ts'

/** What the public API answers: each answer is checked with its shape before it leaves, and described by it. */

const said = <Shape extends z.ZodMiniType>(shape: Shape, sentence: string): Shape =>
  shape.check(z.describe(sentence)) as Shape

const slug = said(words(120), 'Nom court du lieu dans les adresses, par exemple mediatheque-de-gramat')
const count = z.int().check(z.gte(0))
const moment = said(z.iso.datetime(), 'Instant en temps universel (UTC)')
const onDay = said(day, 'Jour, sur le calendrier du lieu')
const atTime = said(wallTime, 'Heure, à l’horloge du lieu')
const page = (sentence: string) => said(z.url(), sentence)

export const apiPlace = z.strictObject({
  id: said(z.uuidv7(), 'Identifiant, le même que dans les données ouvertes'),
  slug,
  name: z.string(),
  address: z.string(),
  postalCode: z.string(),
  commune: z.strictObject({
    code: said(communeCode, 'Code officiel géographique (Insee)'),
    name: z.string(),
  }),
  epci: said(
    z.nullable(z.strictObject({ siren, name: z.string() })),
    'Intercommunalité ; rien pour les quelques îles qui n’en ont pas',
  ),
  departement: departementCode,
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
  phone: z.string(),
  accessNote: said(z.string(), 'Comment venir, en une phrase ou vide'),
  stepFree: said(z.boolean(), 'Accès de plain-pied'),
  openingHours: said(
    z.nullable(z.string()),
    'Permanences, dans la syntaxe opening_hours d’OpenStreetMap ; rien si aucune ne se répète',
  ),
  themes: said(z.array(z.enum(themes)), 'Thèmes prioritaires pour lesquels on est aidé ici'),
  siret: z.nullable(z.string()),
  zone: said(z.string(), 'Fuseau horaire (IANA)'),
  page: page('Page du lieu, où prendre rendez-vous'),
  changedOn: said(day, 'Dernier jour où la fiche a pu changer'),
})

const wanted = said(
  z.enum(ways),
  'Sur place (place), par téléphone (phone), à domicile (home), en visio (video) ou en atelier (workshop)',
)

export const apiNext = z.strictObject({
  place: said(z.nullable(slug), 'Le lieu ; rien pour ce qui n’en demande pas'),
  way: wanted,
  startsAt: moment,
  day: onDay,
  time: atTime,
  page: page('Où réserver'),
})

export const apiHours = z.strictObject({
  place: slug,
  way: wanted,
  service: said(
    z.nullable(z.strictObject({ name: z.string(), minutes: z.int() })),
    'Ce qu’on réserve et sa durée ; rien quand ce n’est pas proposé',
  ),
  zone: z.string(),
  days: z.array(
    z.strictObject({ day: onDay, hours: z.array(z.strictObject({ time: atTime, startsAt: moment })) }),
  ),
  page: page('Où réserver'),
})

export const apiWorkshop = z.strictObject({
  title: said(z.string(), 'Le titre de l’atelier, ou son motif'),
  place: z.nullable(slug),
  startsAt: moment,
  endsAt: moment,
  day: onDay,
  time: atTime,
  endTime: atTime,
  seatsLeft: said(count, 'Places libres ; à zéro, on peut s’inscrire sur la liste d’attente'),
  page: page('Où s’inscrire'),
})

/** `2026-T2`: the second quarter of 2026. */
export const quarter = said(
  z.string().check(z.regex(/^20\d\d-T[1-4]$/)),
  'Trimestre civil fini, par exemple 2026-T2',
)

const themeOrAll = ['all', ...codesOf(themeLabels)] as const

/** A count of people outside the structure. */
const guarded = (sentence: string) =>
  said(
    z.strictObject({
      value: said(z.nullable(count), 'Multiple de cinq ; rien quand le nombre est caché'),
      hidden: said(z.boolean(), 'Vrai de « moins de 5 »'),
    }),
    sentence,
  )

export const apiFigure = z.strictObject({
  quarter,
  from: day,
  to: day,
  level: said(z.enum(['departement', 'epci']), 'Niveau du territoire'),
  code: said(z.string(), 'Code du département, ou SIREN de l’intercommunalité'),
  name: z.string(),
  departement: departementCode,
  theme: said(z.enum(themeOrAll), 'Thème prioritaire ; all pour l’ensemble des séances'),
  sessions: guarded('Séances qui touchent le thème'),
  percent: said(
    z.nullable(z.int().check(z.gte(0), z.lte(100))),
    'Part des séances qui ont au moins un thème ; rien sous dix séances',
  ),
  hours: said(z.nullable(count), 'Heures consacrées au thème, arrondies à l’unité ; rien sous 5 séances'),
})

export const apiStructureFigure = z.strictObject({
  quarter,
  from: day,
  to: day,
  departement: departementCode,
  sessions: count,
  workshops: count,
  participants: count,
  newcomers: count,
  hours: said(z.number(), 'Heures, à une décimale'),
  themes: z.strictObject({
    everyday: z.strictObject({ sessions: count, hours: z.number() }),
    citizen: z.strictObject({ sessions: count, hours: z.number() }),
    autonomy: z.strictObject({ sessions: count, hours: z.number() }),
  }),
})

/** A part of a long list, and where the next one is. */
export const listOf = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.strictObject({
    total: said(count, 'Combien en tout, toutes pages réunies'),
    next: said(z.nullable(z.url()), 'Adresse de la page suivante ; rien à la dernière'),
    results: z.array(shape),
  })

/** What is said of a refusal (RFC 9457). */
export const apiProblem = z.strictObject({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** Parameters that were not understood. */
  parameters: z.optional(z.array(z.string())),
})

const numberUpTo = (most: number, usual: number) =>
  z._default(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(most))), usual)

/** A long list is read by pages. */
export const paged = {
  page: said(numberUpTo(10_000, 1), 'Numéro de la page, à partir de 1'),
  perPage: said(numberUpTo(500, 100), 'Résultats par page, 500 au plus'),
}

/** Where. */
export const somewhere = {
  commune: z.optional(said(communeCode, 'Code Insee de la commune')),
  epci: z.optional(said(siren, 'SIREN de l’intercommunalité')),
}

export const waySought = z._default(wanted, 'place')

/** What is asked of one place. */
export const wayAtPlace = <Some extends readonly [Way, ...Way[]]>(some: Some) => ({
  way: z._default(
    said(z.enum(some), 'Sur place, par téléphone, à domicile ou en visio'),
    'place' as Some[number],
  ),
  days: said(numberUpTo(60, 14), 'Nombre de jours, à partir d’aujourd’hui'),
})

export const slugInPath = z.strictObject({ slug })

/** Which figures; all of them unless told. */
export const figureFilters = {
  quarter: z.optional(quarter),
  level: z.optional(apiFigure.shape.level),
  code: z.optional(
    said(z.string().check(z.regex(/^\w{2,9}$/)), 'Code du département, ou SIREN de l’intercommunalité'),
  ),
  theme: z.optional(apiFigure.shape.theme),
}

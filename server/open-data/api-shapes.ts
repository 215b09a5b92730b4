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
  name: said(z.string(), 'Nom du lieu'),
  address: said(z.string(), 'Numéro et rue'),
  postalCode: said(z.string(), 'Code postal'),
  commune: said(
    z.strictObject({
      code: said(communeCode, 'Code officiel géographique (Insee)'),
      name: said(z.string(), 'Nom de la commune'),
    }),
    'Commune',
  ),
  epci: said(
    z.nullable(
      z.strictObject({
        siren: said(siren, 'SIREN'),
        name: said(z.string(), 'Nom de l’intercommunalité'),
      }),
    ),
    'Intercommunalité\u00a0; rien pour les quelques îles qui n’en ont pas',
  ),
  departement: said(departementCode, 'Code du département'),
  latitude: said(z.nullable(z.number()), 'Latitude, en degrés (WGS 84)'),
  longitude: said(z.nullable(z.number()), 'Longitude, en degrés (WGS 84)'),
  phone: said(z.string(), 'Numéro qu’on appelle quand aucune heure ne convient'),
  accessNote: said(z.string(), 'Comment venir, en une phrase ou vide'),
  stepFree: said(z.boolean(), 'Accès de plain-pied'),
  openingHours: said(
    z.nullable(z.string()),
    'Permanences, dans la syntaxe opening_hours d’OpenStreetMap\u00a0; rien si aucune ne se répète',
  ),
  themes: said(z.array(z.enum(themes)), 'Thèmes prioritaires pour lesquels on est aidé ici'),
  siret: said(z.nullable(z.string()), 'SIRET de l’établissement, quand il est connu'),
  zone: said(z.string(), 'Fuseau horaire (IANA)'),
  page: page('Page du lieu, où prendre rendez-vous'),
  changedOn: said(day, 'Dernier jour où la fiche a pu changer'),
})

const wanted = said(
  z.enum(ways),
  'Sur place (place), par téléphone (phone), à domicile (home), en visio (video) ou en atelier (workshop)',
)

export const apiNext = z.strictObject({
  place: said(z.nullable(slug), 'Le lieu\u00a0; rien pour ce qui n’en demande pas'),
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
    z.nullable(
      z.strictObject({
        name: said(z.string(), 'Motif'),
        minutes: said(z.int(), 'Durée, en minutes'),
      }),
    ),
    'Ce qu’on réserve et sa durée\u00a0; rien quand ce n’est pas proposé',
  ),
  zone: said(z.string(), 'Fuseau horaire (IANA)'),
  days: said(
    z.array(
      z.strictObject({
        day: onDay,
        hours: said(
          z.array(z.strictObject({ time: atTime, startsAt: moment })),
          'Heures libres, dans l’ordre',
        ),
      }),
    ),
    'Jours qui ont une heure libre',
  ),
  page: page('Où réserver'),
})

export const apiWorkshop = z.strictObject({
  title: said(z.string(), 'Le titre de l’atelier, ou son motif'),
  place: said(z.nullable(slug), 'Le lieu\u00a0; rien pour un atelier à distance'),
  startsAt: moment,
  endsAt: moment,
  day: onDay,
  time: atTime,
  endTime: atTime,
  seatsLeft: said(count, 'Places libres\u00a0; à zéro, on peut s’inscrire sur la liste d’attente'),
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
      value: said(z.nullable(count), 'Multiple de cinq\u00a0; rien quand le nombre est caché'),
      hidden: said(z.boolean(), 'Vrai de «\u00a0moins de 5\u00a0»'),
    }),
    sentence,
  )

export const apiFigure = z.strictObject({
  quarter,
  from: said(day, 'Premier jour du trimestre'),
  to: said(day, 'Dernier jour du trimestre'),
  level: said(z.enum(['departement', 'epci']), 'Niveau du territoire'),
  code: said(z.string(), 'Code du département, ou SIREN de l’intercommunalité'),
  name: said(z.string(), 'Nom du territoire'),
  departement: said(departementCode, 'Code du département'),
  theme: said(z.enum(themeOrAll), 'Thème prioritaire\u00a0; all pour l’ensemble des séances'),
  sessions: guarded('Séances qui touchent le thème'),
  percent: said(
    z.nullable(z.int().check(z.gte(0), z.lte(100))),
    'Part des séances qui ont au moins un thème\u00a0; rien sous dix séances',
  ),
  hours: said(
    z.nullable(count),
    'Heures consacrées au thème, arrondies à l’unité\u00a0; rien sous 5 séances',
  ),
})

const ofTheme = (label: string) =>
  said(
    z.strictObject({
      sessions: said(count, 'Séances qui touchent le thème'),
      hours: said(z.number(), 'Heures, à une décimale'),
    }),
    label,
  )

export const apiStructureFigure = z.strictObject({
  quarter,
  from: said(day, 'Premier jour du trimestre'),
  to: said(day, 'Dernier jour du trimestre'),
  departement: said(departementCode, 'Code du département'),
  sessions: said(count, 'Séances'),
  workshops: said(count, 'Dont ateliers collectifs'),
  participants: said(count, 'Accompagnements\u00a0: la somme des participants'),
  newcomers: said(count, 'Participants qui n’étaient jamais venus'),
  hours: said(z.number(), 'Heures, à une décimale'),
  themes: said(
    z.strictObject({
      everyday: ofTheme(themeLabels.everyday.fr),
      citizen: ofTheme(themeLabels.citizen.fr),
      autonomy: ofTheme(themeLabels.autonomy.fr),
    }),
    'Par thème prioritaire',
  ),
})

/** A part of a long list, and where the next one is. */
export const listOf = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.strictObject({
    total: said(count, 'Combien en tout, toutes pages réunies'),
    next: said(z.nullable(z.url()), 'Adresse de la page suivante\u00a0; rien à la dernière'),
    results: said(z.array(shape), 'Les résultats de cette page'),
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

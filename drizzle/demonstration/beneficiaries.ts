import { eldestBirthYear } from '#shared/beneficiaries.ts'
import { hour } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { beneficiaries } from '../schema/index.ts'
import type { Agenda } from './availability.ts'
import { type Chance, chance, countKeyOf } from './chance.ts'
import type { Ground } from './ground.ts'
import { emailOf, person } from './people.ts'
import type { Advisor, Place } from './plant-team.ts'

/**
 * Each advisor follows some thirty people from around the places where they receive; most are retired. One of them was
 * noted twice, as happens.
 */
export function plantBeneficiaries(
  db: Db,
  ground: Ground,
  { advisors, places, agenda }: { advisors: readonly Advisor[]; places: readonly Place[]; agenda: Agenda },
) {
  const rows = advisors.flatMap(({ id: advisorId }, at) => {
    const draw = chance(`beneficiaries ${ground.departementCode} ${at}`)
    const around = placesOf(advisorId, agenda, places)
    const count = draw.between(27, 33)
    const followed = Array.from({ length: count }, (_, rank) => ({
      ...somebody(draw, ground, firstRank + at * perAdvisor + rank),
      advisorId,
      communeCode: draw.happens(0.85) ? draw.pick(around).communeCode : null,
    }))
    const [first] = followed
    return first ? [...followed, notedAgain(draw, first)] : []
  })
  plant(
    db,
    beneficiaries,
    rows.map((row) => ({ ...row, countKey: countKeyOf(row.id) })),
  )
}

/** Beyond those who book and those who wait. */
const firstRank = 1400
const perAdvisor = 40

function placesOf(advisorId: string, agenda: Agenda, places: readonly Place[]): readonly Place[] {
  const ids = new Set(
    agenda.openings.filter((each) => each.advisorId === advisorId).map((each) => each.placeId),
  )
  const around = places.filter(({ id }) => ids.has(id))
  return around.length > 0 ? around : places
}

function somebody(draw: Chance, { now, today }: Ground, rank: number) {
  const { firstName, lastName, mobile, landline, email } = person(rank)
  const status = draw.weigh({ retraite: 55, sans_emploi: 18, en_emploi: 17, scolarise: 4, unsaid: 6 })
  const addedAt = now - draw.between(5 * 24, 400 * 24) * hour
  const [youngest, eldest] = agesOf[status]
  const hasNoPhone = draw.happens(0.06)
  return {
    id: draw.id(addedAt),
    firstName,
    lastName,
    birthYear: draw.happens(0.8)
      ? Math.max(eldestBirthYear, Number(today.slice(0, 4)) - draw.between(youngest, eldest))
      : null,
    phone: hasNoPhone || draw.happens(0.1) ? null : draw.happens(0.7) ? mobile : landline,
    hasNoPhone,
    email: draw.happens(0.35) ? email : null,
    status: status === 'unsaid' ? null : status,
    notes: draw.happens(0.4) ? draw.pick(notes) : '',
    addedAt,
  }
}

const agesOf = {
  retraite: [62, 88],
  sans_emploi: [22, 60],
  en_emploi: [24, 61],
  scolarise: [16, 21],
  unsaid: [30, 75],
} as const

const notes = [
  'Préfère le matin.',
  'Vient avec sa tablette.',
  'Un ordinateur portable sous Windows 10, un peu lent.',
  'Veut écrire à ses petits-enfants.',
  'Apprend vite, aime prendre des notes.',
  'Appeler plutôt que d’écrire.',
  'Utilise la loupe de l’écran.',
  'A un téléphone Android depuis cet été.',
  'Cherche du travail dans la restauration.',
  'Fait les démarches de l’association du village.',
]

/** The same number, and a last name as it was heard. */
function notedAgain<Row extends ReturnType<typeof somebody>>(draw: Chance, row: Row): Row {
  const addedAt = row.addedAt + 40 * hour
  const phone = row.phone ?? '0639980000'
  const lastName = row.lastName.replace(/.$/, '')
  const heard = { lastName, phone, hasNoPhone: false, email: emailOf(row.firstName, lastName), notes: '' }
  return { ...row, ...heard, id: draw.id(addedAt), addedAt, birthYear: null }
}

import type { InitiativeKind } from '#shared/initiatives.ts'
import { addDays, instantAt, weekdayOf } from '#shared/time.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { initiatives } from '../schema/index.ts'
import { coordinatorOf } from './accounts.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'

/** What coordinators do, some three weeks apart since the first day. */
const kinds: Record<InitiativeKind, { titles: string[]; minutes: number[]; most: number }> = {
  animation: {
    titles: ['Réunion de l’équipe', 'Échange de pratiques', 'Formation aux arnaques en ligne'],
    minutes: [90, 120, 180],
    most: 9,
  },
  event: {
    titles: ['Journée du numérique', 'Forum des associations', 'Portes ouvertes de la médiathèque'],
    minutes: [210, 420],
    most: 120,
  },
  partnership: {
    titles: ['Rencontre avec la mairie', 'Point avec France Services', 'Convention de prêt de tablettes'],
    minutes: [60, 90],
    most: 6,
  },
}

const partners = ['CAF', 'France Travail', 'Mission locale', 'Mairie', 'France Services', 'Médiathèque']

export function plantInitiatives(db: Db, { departementCode, firstDay, today, zone }: Ground) {
  const coordinator = coordinatorOf(db, departementCode)
  if (!coordinator) return
  const rows = Array.from({ length: 24 }, (_, nth) => {
    const draw = chance(`initiative ${departementCode} ${nth}`)
    const drawn = addDays(firstDay, 10 + nth * 22 + draw.below(5))
    const day = addDays(drawn, weekdayOf(drawn) > 5 ? 2 : 0)
    const kind = draw.weigh<InitiativeKind>({ animation: 4, event: 2, partnership: 4 })
    const recordedAt = instantAt(day, '18:00', zone)
    return {
      id: draw.id(recordedAt),
      kind,
      departementCode,
      title: draw.pick(kinds[kind].titles),
      day,
      minutes: draw.pick(kinds[kind].minutes),
      participants: draw.between(2, kinds[kind].most),
      partners: [...new Set([draw.pick(partners), draw.pick(partners)])],
      userId: coordinator.userId,
      recordedAt,
    }
  })
  plant(
    db,
    initiatives,
    rows.filter(({ day }) => day < today),
  )
}

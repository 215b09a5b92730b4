import type { Repeated } from '#shared/favourites.ts'
import { blankSession } from '#shared/session-input.ts'
import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { favourites } from '../schema/index.ts'
import type { Agenda } from './availability.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'
import type { Advisor } from './plant-team.ts'

/** Two templates of each advisor, at a place where they receive: the weekly workshop, and the taxes of everybody. */
export function plantFavourites(
  db: Db,
  ground: Ground,
  { advisors, agenda }: { advisors: readonly Advisor[]; agenda: Agenda },
) {
  const rows = advisors.flatMap(({ id: advisorId }, at) => {
    const placeId = agenda.openings.find((each) => each.advisorId === advisorId)?.placeId ?? null
    return templates.map(({ name, ...told }, rank) => ({
      id: chance(`favourite ${ground.departementCode} ${at} ${rank}`).id(ground.settledAt),
      advisorId,
      name,
      told: { ...blank, ...told, placeId },
      uses: 12 - 5 * rank,
      keptAt: ground.settledAt,
    }))
  })
  plant(db, favourites, rows)
}

const { kind, channel, communeCode, procedures, posture, level, title, equipment, referral, coAdvisorIds } =
  blankSession

const blank = {
  kind,
  channel,
  communeCode,
  procedures,
  posture,
  level,
  title,
  equipment,
  referral,
  coAdvisorIds,
}

const templates: (Partial<Repeated> & Pick<Repeated, 'topics' | 'minutes'> & { name: string })[] = [
  {
    name: 'Atelier tablette du mardi',
    kind: 'workshop',
    title: 'Prendre en main sa tablette',
    level: 'debutant',
    minutes: 120,
    topics: ['prendre_en_main_du_materiel'],
    equipment: ['tablette'],
  },
  {
    name: 'Impôts en ligne',
    minutes: 45,
    topics: ['aide_aux_demarches_administratives'],
    procedures: ['argent_impots'],
    posture: 'accompanied',
    equipment: ['ordinateur'],
  },
]

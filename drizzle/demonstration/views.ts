import type { Db } from '../open.ts'
import { plant } from '../plant.ts'
import { savedViews } from '../schema/index.ts'
import { coordinatorOf } from './accounts.ts'
import { chance } from './chance.ts'
import type { Ground } from './ground.ts'

/** What the coordinator opens before each committee, shared with whoever sees the département. */
export function plantViews(db: Db, { departementCode, settledAt }: Ground) {
  const coordinator = coordinatorOf(db, departementCode)
  if (!coordinator) return
  const draw = chance(`view ${departementCode}`)
  plant(db, savedViews, [
    {
      id: draw.id(settledAt),
      userId: coordinator.userId,
      name: 'Comité de pilotage',
      code: Array.from({ length: 6 }, () => draw.pick('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split(''))).join(''),
      search: { territoire: `departement-${departementCode}`, periode: 'trimestre-dernier' },
      territoryCode: departementCode,
      keptAt: settledAt,
    },
  ])
}

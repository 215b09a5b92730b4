import { Cron } from 'croner'
import { chores } from '#drizzle/schema/index.ts'
import { forgetAllowances } from './allowances.ts'
import { forgetPeople } from './appointments/forget-people.ts'
import { forgetFiles } from './exports/forget-files.ts'
import { forgetFollowed } from './beneficiaries/forget-followed.ts'
import { carryErasures } from './beneficiaries/ledger.ts'
import { checkpoint } from './house/checkpoint.ts'
import { finishImports } from './imports/finish-imports.ts'
import { deliver } from './notifications/deliver.ts'
import { steadily } from './notifications/pace.ts'
import { promiseEves } from './notifications/promise-eves.ts'
import { forgetNotes } from './sessions/forget-notes.ts'
import { forgetSignIns } from './sign-in/forget-sign-ins.ts'
import { keepOffered } from './statistics/keep-offered.ts'
import { promiseMonths } from './statistics/views/promise-months.ts'
import { steadyClock } from './steady-clock.ts'
import type { Context } from './trpc.ts'
import { forgetWaits } from './waiting/forget-waits.ts'
import { offerFreed } from './waiting/offer-freed.ts'

type ChoreContext = Pick<Context, 'db' | 'settings' | 'now'> & { stops: AbortSignal }
type Chore = {
  name: string
  rhythm: string
  does: (ctx: ChoreContext) => unknown
  /** Also as soon as the house opens: it makes up for the days when it was closed. */
  atOpening?: boolean
}

/** Every recurring job of the house, in words. None between 2 and 3 in the morning, an hour that some nights lack or repeat. */
export const everyChore: readonly Chore[] = [
  { name: 'checkpoint', rhythm: '*/5 * * * *', does: checkpoint },
  { name: 'offer what is freed to who waits', rhythm: '* * * * *', does: offerFreed },
  { name: 'promise advisors their day to come', rhythm: '*/5 * * * *', does: promiseEves },
  { name: 'promise the month to who asked for it', rhythm: '*/5 * * * *', does: promiseMonths },
  {
    name: 'carry letters',
    rhythm: '* * * * *',
    does: (ctx) => deliver(ctx, undefined, steadily(Date.now, ctx.stops)),
  },
  {
    name: 'finish the imports that were cut',
    rhythm: '* * * * *',
    does: finishImports,
    atOpening: true,
  },
  { name: 'forget files that nobody came for', rhythm: '*/5 * * * *', does: forgetFiles },
  { name: 'forget who asked how often', rhythm: '12 0-1,3-23 * * *', does: forgetAllowances },
  { name: 'forget people a month after', rhythm: '10 4 * * *', does: forgetPeople },
  { name: 'keep who was erased apart', rhythm: '*/5 * * * *', does: carryErasures },
  { name: 'forget followed people a year after', rhythm: '16 4 * * *', does: forgetFollowed },
  { name: 'forget notes a year after', rhythm: '18 4 * * *', does: forgetNotes },
  { name: 'forget who waited', rhythm: '12 4 * * *', does: forgetWaits },
  { name: 'keep what was offered', rhythm: '26 0-1,3-23 * * *', does: keepOffered, atOpening: true },
  { name: 'forget ended sign-ins', rhythm: '14 0-1,3-23 * * *', does: forgetSignIns },
]

/** Starts the rhythms; the returned function stops them, once what runs has ended. */
export function startChores(
  house: Pick<Context, 'db' | 'settings'>,
  zone: string,
  log: (error: unknown, chore: string) => void,
) {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const isSteady = steadyClock(Date.now, () => performance.now())
  const start = async (chore: Chore) => {
    if (!isSteady()) return
    const run = runChore(chore, { ...house, now: Date.now(), stops: stopping.signal })
    running.add(run)
    await run.finally(() => running.delete(run))
  }
  const crons = everyChore.map((chore) => {
    const kept = { timezone: zone, protect: true, catch: (error: unknown) => log(error, chore.name) }
    return new Cron(chore.rhythm, kept, () => start(chore))
  })
  for (const chore of everyChore)
    if (chore.atOpening) start(chore).catch((error: unknown) => log(error, chore.name))
  return async () => {
    stopping.abort()
    crons.forEach((cron) => cron.stop())
    await Promise.allSettled(running)
  }
}

async function runChore({ name, does }: Chore, ctx: ChoreContext) {
  const { db, now } = ctx
  db.insert(chores)
    .values({ name, startedAt: now })
    .onConflictDoUpdate({ target: chores.name, set: { startedAt: now } })
    .run()
  await does(ctx)
  db.insert(chores)
    .values({ name, startedAt: now, doneAt: now })
    .onConflictDoUpdate({ target: chores.name, set: { doneAt: now } })
    .run()
}

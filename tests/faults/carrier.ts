import { openDatabase } from '#drizzle/open.ts'
import { readSettings } from '#server/env.ts'
import { deliver } from '#server/notifications/deliver.ts'
import { postBySmtp } from '#server/notifications/post.ts'

/**
 * A process that carries letters and nothing else, to be killed: `carrier.ts file now`, with the settings of a house in its
 * environment. It says `ready`, then `done` once nothing is left that can leave.
 */
const [file = '', startsAt = ''] = process.argv.slice(2)
const settings = readSettings()
const db = openDatabase(file)
const begun = performance.now()
const now = () => Math.round(Number(startsAt) + performance.now() - begun)
const posts = { email: postBySmtp(settings), sms: null }

process.stdout.write('ready\n')
for (;;) {
  const left = await deliver({ db, settings, now: now() }, posts, { now, turn: () => Promise.resolve(true) })
  if (left === 0) break
}
db.$client.close()
process.stdout.write('done\n')

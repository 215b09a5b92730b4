import { parseArgs } from 'node:util'
import { booking } from './booking.ts'
import { dashboard } from './dashboard.ts'
import { prepareGround } from './ground.ts'
import { logging } from './logging.ts'
import { printed } from './table.ts'

/** `npm run bench -- --sessions 30000,300000`: the budgets, against floors measured in the same run. */
const { values } = parseArgs({ options: { sessions: { type: 'string', default: '30000,300000' } } })

for (const sessions of values.sessions.split(',').map(Number)) {
  const startedAt = performance.now()
  const ground = await prepareGround(sessions, Date.now())
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  try {
    const rows = [await booking(ground), await logging(ground), ...(await dashboard(ground))]
    console.log(printed(`\n${sessions.toLocaleString('en')} sessions (filled in ${seconds} s)`, rows))
    if (rows.some(({ isKept }) => !isKept)) process.exitCode = 1
  } finally {
    await ground.end()
  }
}

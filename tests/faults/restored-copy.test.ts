import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { advisors, beneficiaries, structures, users } from '#drizzle/schema/index.ts'
import { ledgerName } from '#server/beneficiaries/ledger.ts'
import { openHouse } from '#server/open-house.ts'
import { appRouter } from '#server/router.ts'
import { createCallerFactory } from '#server/trpc.ts'
import { following } from '../api/following.ts'
import { refusalOf } from '../api/refusal.ts'
import { testSettings } from '../api/world.ts'

/** Reliability F14 and F23: nobody who was erased comes back with an old copy of the file, nor from a laptop. */

let dataDir: string
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'permanence-'))))
afterEach(() => rmSync(dataDir, { recursive: true }))

const now = 1_800_000_000_000
const [advisorId, structureId, userId] = [uuidv7(), uuidv7(), uuidv7()]
const file = () => join(dataDir, 'permanence.sqlite')
const marked = { firstName: 'Canariname', lastName: 'Canarisurname', email: 'canari@exemple.fr' }

async function open() {
  const settings = { ...testSettings, dataDir }
  const house = await openHouse(settings, now)
  const grants = [{ role: 'advisor' as const, structureId: null, departementCode: null }]
  const actor = { userId, name: 'Camille Delmas', advisorId, structureId, grants }
  const camille = createCallerFactory(appRouter)(() => ({
    db: house.db,
    settings,
    now,
    actor,
    address: '192.0.2.1',
    trace: 'trace',
  }))
  const known = () =>
    house.db
      .select()
      .from(beneficiaries)
      .all()
      .filter(({ erasedAt }) => erasedAt === null)
      .map(({ id }) => id)
  return { ...house, camille, known }
}

/** The house closed, with the copy of its file that somebody made when two people were followed, one of whom was then erased. */
async function lived() {
  const house = await open()
  house.db
    .insert(structures)
    .values({ id: structureId, name: 'Cauvaldor', kind: 'EPCI', departementCode: '46', createdAt: now })
    .run()
  house.db
    .insert(advisors)
    .values({ id: advisorId, structureId, firstName: 'Camille', lastName: 'Delmas', createdAt: now })
    .run()
  const moment = new Date(now)
  house.db
    .insert(users)
    .values({
      id: userId,
      name: 'Camille',
      email: 'camille@exemple.fr',
      advisorId,
      createdAt: moment,
      updatedAt: moment,
    })
    .run()
  const [gone, stays] = [following(marked), following()]
  await house.camille.beneficiaries.add(gone)
  await house.camille.beneficiaries.add(stays)
  house.db.$client.pragma('wal_checkpoint(TRUNCATE)')
  const copy = join(dataDir, 'copy')
  copyFileSync(file(), copy)
  await house.camille.beneficiaries.erase({ requestId: uuidv7(), id: gone.beneficiary.id })
  house.close()
  const bytes = readdirSync(dataDir)
    .filter((name) => name !== 'copy')
    .map((name) => readFileSync(join(dataDir, name)).toString('latin1'))
  return { gone, stays, bytes: bytes.join(''), restore: () => copyFileSync(copy, file()) }
}

it('leaves no byte of who was erased, in the file or beside it', async () => {
  const { bytes, gone } = await lived()
  expect(bytes).not.toMatch(/canari/i)
  expect(readFileSync(join(dataDir, ledgerName), 'utf8')).toMatch(/^[\w-]{43} \d+\n$/)
  expect(readFileSync(join(dataDir, ledgerName), 'utf8')).not.toContain(gone.beneficiary.id)
})

it('erases again who was erased since an old copy, before anybody sees them', async () => {
  const { gone, stays, restore } = await lived()
  restore()
  const house = await open()
  expect(house.known()).toEqual([stays.beneficiary.id])
  expect(await refusalOf(house.camille.beneficiaries.beneficiary({ id: gone.beneficiary.id }))).toBe(
    'notFound',
  )
  house.close()
  expect(readFileSync(file()).toString('latin1')).not.toMatch(/canari/i)
})

it('takes them from no laptop either, once an older copy knows nothing of them', async () => {
  const { gone } = await lived()
  rmSync(file())
  const house = await open()
  expect(await refusalOf(house.camille.beneficiaries.add(gone))).toBe('personNotFollowed')
  expect(house.known()).toEqual([])
  house.close()
})

it('knows them still when the ledger is lost or was cut by a fall, from the file itself', async () => {
  const { restore } = await lived()
  const ledger = join(dataDir, ledgerName)
  const whole = readFileSync(ledger, 'utf8')
  for (const cut of ['', whole.slice(0, 20)]) {
    writeFileSync(ledger, cut)
    const house = await open()
    house.close()
    expect(readFileSync(ledger, 'utf8')).toContain(whole)
  }
  restore()
  const house = await open()
  expect(house.known()).toHaveLength(1)
  house.close()
})

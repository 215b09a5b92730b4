import { setImmediate as breathe } from 'node:timers/promises'
import { type Placeholder, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { beneficiaries, importedBeneficiaries } from '#drizzle/schema/index.ts'
import type { PeopleImport } from '#shared/imports.ts'
import { checkTold } from '../beneficiaries/check-told.ts'
import type { AdvisorContext } from '../trpc.ts'
import { write } from '../write.ts'
import { openImport } from './open-import.ts'

/**
 * Follows all the people of a file, or none of them: one write, by the rules of `beneficiaries.add`. Told again under the
 * same id it changes nothing.
 * @throws `invalidInput`, `sensitiveNote`, `noteToConfirm`
 */
export async function addPeople(ctx: AdvisorContext, { importId, people }: PeopleImport) {
  const { db, now, actor } = ctx
  const checked = await checkedOneByOne(ctx, people)
  const act = { id: importId, verb: 'imports.addPeople', thingId: importId, input: people }
  return write(ctx, act, () => {
    openImport(ctx, importId, 'spreadsheet')
    for (const person of checked) {
      insertPerson(db).run({ ...person, advisorId: actor.advisorId, addedAt: now })
      insertLink(db).run({ beneficiaryId: person.id, importId })
    }
    return { added: people.length }
  })
}

/** A thousand notes take a while to read: whoever else asks is answered in between. Nothing is written yet. */
async function checkedOneByOne(ctx: AdvisorContext, people: PeopleImport['people']) {
  const checked = []
  for (const [at, person] of people.entries()) {
    if (at % 50 === 49) await breathe()
    checked.push(checkTold(ctx, person))
  }
  return checked
}

const told = [
  'id',
  'advisorId',
  'firstName',
  'lastName',
  'birthYear',
  'phone',
  'hasNoPhone',
  'email',
  'communeCode',
  'gender',
  'status',
  'notes',
  'addedAt',
] as const satisfies (keyof typeof beneficiaries.$inferInsert)[]

type Told = { [Column in (typeof told)[number]]: Placeholder<Column> }

/** A thousand at once: prepared, each takes a tenth of the time. */
const insertPerson = prepared((db) =>
  db
    .insert(beneficiaries)
    .values(Object.fromEntries(told.map((name) => [name, sql.placeholder(name)])) as Told)
    .prepare(),
)

const insertLink = prepared((db) =>
  db
    .insert(importedBeneficiaries)
    .values({ beneficiaryId: sql.placeholder('beneficiaryId'), importId: sql.placeholder('importId') })
    .prepare(),
)

import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import { buildApp } from '#server/app.ts'
import { mostPeopleAtOnce } from '#shared/imports.ts'
import { following } from './following.ts'
import { world } from './world.ts'

/** A door of the API as a browser knocks at it, with so many people and a note for each. */
async function knock(name: string, people: number, notes: string) {
  const lot = world()
  const app = await buildApp({ db: lot.db, settings: lot.settings, now: lot.now })
  const input = {
    importId: uuidv7(),
    people: Array.from({ length: people }, (_, at) =>
      following({ firstName: 'Odile', lastName: `Vergnes ${at}`, communeCode: '46128', notes }),
    ),
  }
  const { statusCode } = await app.inject({
    method: 'POST',
    url: `/api/trpc/${name}`,
    headers: { cookie: lot.cookieOf(lot.people.camille), origin: lot.settings.publicUrl },
    payload: input,
  })
  await app.close()
  return { statusCode, followed: (await lot.as(lot.people.camille).beneficiaries.list()).length }
}

describe('the people of a long spreadsheet', () => {
  test('come in by a door wide enough for all of them', async () => {
    expect(await knock('imports.addPeople', mostPeopleAtOnce, 'Vient le mardi avec son ordinateur.')).toEqual(
      {
        statusCode: 200,
        followed: mostPeopleAtOnce,
      },
    )
  })

  test('do not come by any other door, nor in any number', async () => {
    expect(await knock('beneficiaries.add', 300, 'Vient le mardi.')).toEqual({ statusCode: 413, followed: 0 })
    expect((await knock('imports.addPeople', 1_000, 'é'.repeat(500))).statusCode).toBe(413)
    expect((await knock('imports.addPeople', mostPeopleAtOnce + 1, '')).statusCode).toBe(400)
  })
})

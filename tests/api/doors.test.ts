import { readdirSync, readFileSync } from 'node:fs'
import { TRPCError } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { appRouter } from '#server/router.ts'
import type { Door } from '#server/trpc.ts'
import { holds } from '#shared/permissions.ts'
import { doors } from './doors.ts'
import { doorstep } from './doorstep.ts'
import { type Person, world } from './world.ts'

type Declared = { _def: { meta?: { door?: Door } } }

const declared = Object.entries(appRouter._def.procedures as unknown as Record<string, Declared>)
const names = Object.keys(doors)
const here = world()
const askers: [string, Person | null][] = [['nobody', null], ...Object.entries(here.people)]

describe('the doors of the API', () => {
  test('are those of the table, no more and no fewer', () => {
    expect(Object.fromEntries(declared.map(([name, { _def }]) => [name, _def.meta?.door]))).toEqual(doors)
  })

  test('are all behind a few addresses', async () => {
    const door = await doorstep()
    const paths = door
      .app()
      .printRoutes({ commonPrefix: false })
      .match(/\/\S+(?= \()/g)
    expect(paths).toEqual([
      '/api/text-results',
      '/api/trpc/:names(^imports[.]addPeople$)',
      '/api/trpc/:names',
      '/api/sign-in/email',
      '/api/sign-out',
      '/api/exports/file',
      '/api/v1/openapi.json',
      '/api/v1/places',
      '/:slug',
      '/availabilities',
      '/api/v1/availabilities',
      '/api/v1/workshops',
      '/api/v1/figures',
      '/api/v1/structure/figures',
      '/agendas/:file',
      '/l/:name',
      '/donnees/lieux.csv',
      '/donnees/lieux.json',
      '/donnees/chiffres.csv',
      '/donnees/chiffres.json',
      '/donnees/chiffres-schema.json',
      '/contours/:departement-:version.json',
      '/health',
    ])
    await door.close()
  })

  test('name what they write by their slice, in the audit', () => {
    const written = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [...readFileSync(`server/${path}`, 'utf8').matchAll(/verb: ['`](\w+)\./g)])
      .map(([, slice]) => slice)
    const slices = new Set(names.map((name) => name.split('.')[0]))
    expect(written.length).toBeGreaterThan(30)
    expect(written.filter((slice) => !slices.has(slice))).toEqual([])
  })

  test.each(names)('%s opens to those it is for, and to nobody else', async (name) => {
    for (const [who, person] of askers) {
      const outcome = await knock(name, person)
      expect(`${who}: ${outcome}`).toBe(`${who}: ${expected(doors[name]!, person)}`)
    }
  })
})

/** Asks with nothing in hand: whoever passes the door is stopped by the question, or answered. */
async function knock(name: string, person: Person | null) {
  const [slice = '', verb = ''] = name.split('.')
  const caller: unknown = person ? here.as(person) : here.citizen()
  const ask = (caller as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[slice]![verb]!
  const error: unknown = await ask(undefined).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof TRPCError)) return 'passes'
  if (error.code === 'INTERNAL_SERVER_ERROR') throw error
  return error.message === 'signInFirst' || error.message === 'notYours' ? error.message : 'passes'
}

function expected(door: Door, person: Person | null) {
  if (door === 'anyone') return 'passes'
  if (!person) return 'signInFirst'
  if (door === 'signedIn') return 'passes'
  if (door === 'advisor') return person.actor.advisorId ? 'passes' : 'notYours'
  return door.some((role) => holds(person.actor, role)) ? 'passes' : 'notYours'
}

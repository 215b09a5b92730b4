import { eq } from 'drizzle-orm'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { audit, grants } from '#drizzle/schema/index.ts'
import { clear } from '#server/exports/desk.ts'
import { forgetFiles } from '#server/exports/forget-files.ts'
import type { LineFormat } from '#shared/exports.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { sessionOfLine } from '#shared/session-line.ts'
import { linesIn } from '../read-sheets.ts'
import { exportsWorld, linesRequest } from './exports-world.ts'
import { refusalOf } from './refusal.ts'
import { telling } from './telling.ts'

let here: Awaited<ReturnType<typeof exportsWorld>>
let tell: ReturnType<typeof telling>
beforeEach(async () => {
  here = await exportsWorld()
  tell = telling(here.lot)
})
afterEach(() => here.close())

const camille = () => here.people.camille
const nadia = () => here.people.nadia
const record = (...told: Partial<SessionInput>[]) =>
  Promise.all(told.map((changed) => here.as(camille()).sessions.record(tell(changed))))

const workshop = (title: string, changed: Partial<SessionInput> = {}): Partial<SessionInput> => ({
  kind: 'workshop',
  participants: 5,
  title,
  ...changed,
})

describe('a file of one’s journal', () => {
  test.each<LineFormat>(['csv', 'xlsx', 'ods'])(
    'tells in %s what was recorded, and it can be told again',
    async (format) => {
      const told = [
        tell(
          workshop('=Photos', {
            day: '2026-06-01',
            ages: { '60-69': 3 },
            genders: { feminin: 2 },
            returning: 2,
            equipment: ['tablette', 'telephone'],
            level: 'debutant',
            coAdvisorIds: [nadia().actor.advisorId],
            notes: 'Deux lignes\net "guillemets"',
          }),
        ),
        tell({
          day: '2026-06-02',
          channel: 'home',
          placeId: null,
          communeCode: '46042',
          topics: ['email', 'aide_aux_demarches_administratives'],
          procedures: ['logement'],
          posture: 'done_instead',
          mandate: 'papier',
          autonomy: 'autonome',
          referral: 'administration',
          residenceCode: '46251',
          statuses: { retraite: 1 },
        }),
        tell({ day: '2026-06-03', channel: 'remote' }),
      ]
      for (const each of told) await here.as(camille()).sessions.record(each)
      const { path } = await here.taken(camille(), linesRequest({ format, notes: true }))
      const read = await linesIn(path)
      expect(read.flatMap(({ misread }) => misread)).toEqual([])
      expect(read.map(({ line }) => sessionOfLine(line))).toEqual(told)
      expect(
        read.map(({ line }) => [line.placeName, line.communeName, line.communeAssumed, line.colleagues]),
      ).toEqual([
        ['Médiathèque de Gramat', 'Gramat', false, ['Nadia Ferrand']],
        ['', 'Cahors', false, []],
        ['Médiathèque de Gramat', 'Gramat', true, []],
      ])
    },
  )

  test('holds what the filters show and nothing else', async () => {
    await record(
      workshop('Trier ses photos', { day: '2026-06-01' }),
      workshop('Trier ses fichiers', { day: '2026-06-02', topics: ['sante'] }),
      workshop('Déclarer ses impôts', { day: '2026-06-03' }),
      workshop('Trier ses photos', { day: '2026-05-01' }),
    )
    const { id } = tell()
    await here.as(camille()).sessions.record(tell(workshop('Trier ses mails', { id, day: '2026-06-04' })))
    await here.as(camille()).sessions.withdraw({ requestId: uuidv7(), id })
    const question = { from: '2026-06-01', to: '2026-06-30', text: 'trier', topic: 'email' as const }
    const { path } = await here.taken(camille(), linesRequest({ question }))
    expect((await linesIn(path)).map(({ line }) => [line.day, line.title])).toEqual([
      ['2026-06-01', 'Trier ses photos'],
    ])
  })

  test('holds one’s own notes when one asks, and never a colleague’s', async () => {
    await record(workshop('a', { notes: 'La mienne', coAdvisorIds: [nadia().actor.advisorId] }))
    const without = await here.taken(camille(), linesRequest())
    expect(without.answer.body).toContain(';a;')
    expect(without.answer.body).not.toContain('La mienne')
    expect((await here.taken(camille(), linesRequest({ notes: true }))).answer.body).toContain('La mienne')
    const ofNadia = await here.taken(nadia(), linesRequest({ notes: true }))
    expect(ofNadia.answer.body).toContain(';a;')
    expect(ofNadia.answer.body).not.toContain('La mienne')
  })

  test('holds nobody else’s sessions', async () => {
    await record(workshop('De Camille'))
    expect((await here.taken(nadia(), linesRequest())).answer.body).not.toContain('De Camille')
  })

  test('has a name that tells its days and nobody, and no cache keeps it', async () => {
    const { answer } = await here.taken(camille(), linesRequest())
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="journal-du-2026-01-01-au-2026-12-31.csv"',
      'cache-control': 'no-store',
    })
  })
})

describe('the work', () => {
  test('is told as it goes, in sessions', async () => {
    await record({ day: '2026-06-01' }, { day: '2026-06-02' })
    const request = linesRequest()
    await here.written(camille(), request)
    expect(await here.as(camille()).exports.progress({ id: request.id })).toEqual({
      state: 'ready',
      done: 2,
      total: 2,
    })
  })

  test('is written in the audit once, however often it is asked', async () => {
    const request = linesRequest()
    await here.written(camille(), request)
    await here.as(camille()).exports.start(request)
    expect(
      here.db.select({ verb: audit.verb }).from(audit).where(eq(audit.thingId, request.id)).all(),
    ).toEqual([{ verb: 'exports.start' }])
  })

  test('leaves a file that its owner’s account alone reads, and that is removed once it was taken', async () => {
    const request = linesRequest()
    await here.written(camille(), request)
    const [name = ''] = here.filesLeft()
    expect(statSync(join(here.dataDir, 'exports', name)).mode & 0o777).toBe(0o600)
    const cookie = here.cookieOf(camille())
    expect((await here.fetchFile(cookie, request.id)).statusCode).toBe(200)
    expect(here.filesLeft()).toEqual([])
    expect((await here.fetchFile(cookie, request.id)).statusCode).toBe(404)
  })

  test('can be cancelled, before or after it ends, and leaves nothing', async () => {
    const [early, late] = [linesRequest({ format: 'xlsx' }), linesRequest()]
    await here.as(camille()).exports.start(early)
    await here.as(camille()).exports.cancel({ id: early.id })
    await here.written(camille(), late)
    await here.as(camille()).exports.cancel({ id: late.id })
    expect(here.filesLeft()).toEqual([])
    expect(await refusalOf(here.as(camille()).exports.progress({ id: late.id }))).toBe('notFound')
  })

  test('is named to whoever asked for it, until they have taken it', async () => {
    const request = linesRequest({ format: 'xlsx' })
    await here.written(here.people.camille, request)
    const name = 'journal-du-2026-01-01-au-2026-12-31.xlsx'
    expect(await here.as(here.people.camille).exports.current()).toEqual({ id: request.id, name })
    expect(await here.as(here.people.nadia).exports.current()).toBeNull()
    await here.fetchFile(here.cookieOf(here.people.camille), request.id)
    expect(await here.as(here.people.camille).exports.current()).toBeNull()
  })

  test('takes the place of the one that the same person waited for, and of nobody else’s', async () => {
    const [first, ofNadia, second] = [linesRequest(), linesRequest(), linesRequest()]
    await here.as(camille()).exports.start(first)
    await here.as(nadia()).exports.start(ofNadia)
    await here.written(camille(), second)
    expect(await refusalOf(here.as(camille()).exports.progress({ id: first.id }))).toBe('notFound')
    expect((await here.fetchFile(here.cookieOf(nadia()), ofNadia.id)).statusCode).toBe(200)
  })

  test('that nobody comes for is forgotten after a quarter of an hour', async () => {
    const request = linesRequest()
    await here.written(camille(), request)
    here.setClock('2026-06-15', '08:14')
    forgetFiles({ db: here.db, now: here.now() })
    expect(here.filesLeft()).toHaveLength(1)
    here.setClock('2026-06-15', '08:15')
    forgetFiles({ db: here.db, now: here.now() })
    expect(here.filesLeft()).toEqual([])
  })

  test('that cannot be written says so, and the next one is', async () => {
    const request = linesRequest()
    writeFileSync(join(here.dataDir, 'exports', `${request.id}.csv`), 'in the way')
    expect(await here.written(camille(), request)).toBe('failed')
    expect(await here.written(camille(), linesRequest())).toBe('ready')
  })

  test('leaves no file when the house falls: the next opening removes it', () => {
    const [left, other] = [`${uuidv7()}.csv`, 'kept.txt'].map((name) => join(here.dataDir, 'exports', name))
    for (const path of [left, other]) writeFileSync(path ?? '', 'a')
    clear(here.settings)
    expect([existsSync(left ?? ''), existsSync(other ?? '')]).toEqual([false, true])
  })
})

describe('a file is handed', () => {
  const ready = async () => {
    const request = linesRequest()
    await here.written(camille(), request)
    return request.id
  }

  test('to whoever asked for it and to nobody else', async () => {
    const id = await ready()
    for (const cookie of ['', here.cookieOf(nadia()), here.cookieOf(here.people.administrator)])
      expect((await here.fetchFile(cookie, id)).statusCode).toBe(404)
    expect((await here.fetchFile(here.cookieOf(camille()), id)).statusCode).toBe(200)
  })

  test('while they still may: rights are asked again at the last moment', async () => {
    const id = await ready()
    const cookie = here.cookieOf(camille())
    here.db.delete(grants).where(eq(grants.userId, camille().actor.userId)).run()
    expect((await here.fetchFile(cookie, id)).statusCode).toBe(404)
  })

  test('to our own pages alone', async () => {
    const id = await ready()
    const cookie = here.cookieOf(camille())
    expect((await here.fetchFile(cookie, id, { origin: 'https://exemple.org' })).statusCode).toBe(403)
    expect((await here.fetchFile(cookie, '../permanence.sqlite')).statusCode).toBe(404)
  })
})

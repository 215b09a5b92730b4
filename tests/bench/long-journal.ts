import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Db } from '#drizzle/open.ts'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'
import { topics } from '#shared/themes.ts'
import { addDays, dayOf } from '#shared/time.ts'
import { secret } from '../people.ts'
import { runHouse, signIn } from '../running-house.ts'

/**
 * A house where one advisor has years of sessions: one in four with a note, one in seven a workshop with a title; and the
 * people they follow.
 */
export async function runLongJournal(sessions: number, people = 0) {
  const dataDir = mkdtempSync(join(tmpdir(), 'permanence-journal-'))
  const now = Date.now()
  const today = dayOf(now, 'Europe/Paris')
  const { db, close } = await openHouse(readSettings({ DATA_DIR: dataDir, SECRET: secret }), now)
  const { email, password } = demonstrationAccounts[0]!
  const author = authorOf(db, email)
  addSessions(db, author, today, sessions)
  addPeople(db, author, people)
  const { id: placeId } = placeOf(db)
  close()
  const house = await runHouse(dataDir, { reopen: true, env: { SECRET: secret } })
  return {
    url: house.url,
    dataDir,
    advisorId: author.id,
    placeId,
    cookie: await signIn(house.url, email, password),
    /** All the days that have sessions. */
    whole: { from: addDays(today, -Math.ceil(sessions / aDay)), to: today },
    end: async () => {
      await house.stop()
      rmSync(dataDir, { recursive: true })
    },
  }
}

/** Sessions on each day. */
const aDay = 9

type Author = { id: string; structureId: string }

const authorOf = ({ $client }: Db, email: string) =>
  $client
    .prepare(
      `select advisors.id, structure_id as structureId from advisors join users on users.advisor_id = advisors.id where email = ?`,
    )
    .get(email) as Author

const placeOf = ({ $client }: Pick<Db, '$client'>) =>
  $client.prepare('select id, commune_code as commune from places limit 1').get() as {
    id: string
    commune: string
  }

function addSessions({ $client }: Db, author: Author, today: string, sessions: number) {
  const place = placeOf({ $client })
  const insert = $client.prepare(`
    insert into sessions (id, kind, day, minutes, channel, place_id, commune_code, structure_id, advisor_id, participants,
      title, notes, details, recorded_at)
    values (?, ?, ?, 45, 'place', ?, ?, ?, ?, ?, ?, ?,
      '{"equipment":["ordinateur"],"procedures":[],"ages":{"60-69":1},"genders":{"feminin":1},"statuses":{}}', 1)`)
  const touch = $client.prepare('insert into session_topics (session_id, topic) values (?, ?)')
  $client.transaction(() => {
    for (let nth = 0; nth < sessions; nth += 1) {
      const id = uuidv7()
      const isWorkshop = nth % 7 === 0
      const title = isWorkshop ? `Atelier tablette du mardi n° ${nth}` : ''
      const note =
        nth % 4 === 0 ? `Revient jeudi avec sa fille finir la déclaration ${nth}, élève à suivre` : ''
      const day = addDays(today, -Math.floor(nth / aDay))
      const where = [place.id, place.commune, author.structureId, author.id]
      const [kind, participants] = isWorkshop ? ['workshop', 5] : ['individual', 1]
      insert.run(id, kind, day, ...where, participants, title, note)
      for (const topic of new Set([topics[nth % topics.length], topics[(nth * 7) % topics.length]]))
        touch.run(id, topic)
    }
  })()
  $client.exec('analyze')
}

function addPeople({ $client }: Db, author: Author, people: number) {
  const insert = $client.prepare(
    `insert into beneficiaries (id, advisor_id, first_name, last_name, phone, added_at) values (?, ?, ?, ?, ?, 1)`,
  )
  $client.transaction(() => {
    for (let nth = 0; nth < people; nth += 1) {
      const name = `${families[nth % families.length]}-${families[(nth * 3) % families.length]}`
      insert.run(uuidv7(), author.id, `Prénom${nth}`, name, `06${String(nth).padStart(8, '0')}`)
    }
  })()
}

const families = [
  'Delmas',
  'Vidal',
  'Cazals',
  'Roux',
  'Ferrand',
  'Bergues',
  'Lacoste',
  'Périé',
  'Soulié',
  'Bru',
  'Théron',
]

import Database from 'better-sqlite3'
import { randomBytes, randomInt } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import type { BookingRequest } from '#shared/appointments.ts'
import { reminderDue } from '#shared/letters.ts'
import type { Recording } from '#shared/journal.ts'
import { isDrawn } from '#shared/small-counts.ts'
import { counts, measures } from '#shared/statistics.ts'
import { country } from '#shared/territories.ts'
import { monthOf } from '#shared/time.ts'

/**
 * The least that could be done: a bare server that writes the same rows to the same file by prepared statements, in one
 * transaction that reaches the disk, and checks nothing. Run as `floor.ts <file> <port>`; a question `?answer=<bytes>` says
 * how long the answer is. Its own process, as ours.
 */
const [file = '', port = ''] = process.argv.slice(2)
const client = new Database(file)
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536'])
  client.pragma(pragma)

/** Who records on the other side too. */
const author = client
  .prepare(
    `select advisors.id as advisorId, structure_id as structureId from users join advisors on advisors.id = advisor_id
    where email = ?`,
  )
  .get(demonstrationAccounts[0]?.email) as { advisorId: string; structureId: string }

const addAppointment = client.prepare(`
  insert into appointments (id, reference, advisor_id, place_id, service_id, starts_at, ends_at, first_name, last_name, phone,
    email, language, need, need_note, booked_at, count_key)
  values (@id, @reference, @advisorId, @placeId, @serviceId, @startsAt, @endsAt, @firstName, @lastName, @phone,
    @email, @language, @need, @needNote, @now, random() & 4294967295)`)
const addKey = client.prepare('insert into appointment_keys values (?, ?, ?, ?)')
const addLetter = client.prepare(
  `insert into letters (id, kind, channel, about_id, revision, created_at, due_at) values (?, ?, ?, ?, 0, ?, ?)`,
)
const addSession = client.prepare(`
  insert into sessions (id, kind, day, minutes, channel, place_id, commune_code, structure_id, advisor_id, participants,
    "returning", posture, autonomy, notes, details, recorded_at, count_key)
  values (@id, @kind, @day, @minutes, @channel, @placeId, @communeCode, @structureId, @advisorId, @participants,
    @returning, @posture, @autonomy, @notes, @details, @now, @countKey)`)
const addTopic = client.prepare('insert into session_topics values (?, ?)')
const addToDay = adding('daily_figures', 'day')
const addToMonth = adding('monthly_figures', 'month')
const addToDepartement = adding('departement_figures', 'month', 'departement_code')
const addToEpci = adding('epci_monthly_figures', 'month', 'departement_code, epci_siren', false)
const addToWholeDay = adding('territory_daily_figures', 'day', 'territory_code', false)
const addToWholeMonth = adding('territory_monthly_figures', 'month', 'territory_code', false)
const addWrite = client.prepare('insert into writes values (?, ?, ?, ?)')
const addAudit = client.prepare(
  'insert into audit (at, actor_id, verb, thing_id, seal) values (?, ?, ?, ?, ?)',
)
const findCommune = client.prepare(
  'select communes.code, epci_siren from places join communes on communes.code = commune_code where id = ?',
)
const begin = client.prepare('begin immediate')
const commit = client.prepare('commit')

const asked = `drawn in (0, 1) and month between @from and @to and (@kind = '' or kind = @kind)`
const around = `commune_code in (
  select code from communes where departement_code = '46' and (@epci = '' or epci_siren = @epci) and (@commune = '' or code = @commune)
)`
const sums = (names: readonly string[]) => names.map((name) => `sum(${snake(name)})`).join()
const readWhole = reading(
  `select month, ${sums(measures)} from territory_monthly_figures where territory_code = '46' and ${asked} group by month`,
)
const readEpci = reading(
  `select month, ${sums(measures)} from epci_monthly_figures
  where departement_code = '46' and epci_siren = @epci and ${asked} group by month`,
)
const readMonths = reading(
  `select month, ${sums(measures)} from monthly_figures where ${around} and ${asked} group by month`,
)
const readEpcis = reading(
  `select epci_siren, ${sums(counts)} from epci_monthly_figures where departement_code = '46' and ${asked} group by epci_siren`,
)
const readCommunes = reading(
  `select commune_code, ${sums(counts)} from monthly_figures where ${around} and ${asked} group by commune_code`,
)

const answers: Record<string, (body: string, question: URLSearchParams) => unknown> = {
  '/book': (body) => book(JSON.parse(body) as BookingRequest & { advisorId: string }),
  '/record': (body) => record(JSON.parse(body) as Recording),
  '/dashboard': (_, question) =>
    (question.has('commune') ? readMonths : question.has('epci') ? readEpci : readWhole)(question),
  '/territories': (_, question) => (question.has('epci') ? readCommunes : readEpcis)(question),
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://floor')
  const length = Number(searchParams.get('answer') ?? 0)
  void bodyOf(request).then((body) => {
    const made = answers[pathname]?.(body, searchParams)
    const text = JSON.stringify(made).padEnd(length)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    response.end(text)
  })
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('floor\n'))

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function book(asked: BookingRequest & { advisorId: string }) {
  const now = Date.now()
  const { id } = asked
  begin.run()
  addAppointment.run({ ...asked, reference: id.slice(-12), endsAt: asked.startsAt + 3_600_000, now })
  for (const channel of ['screen', 'email', 'sms']) addKey.run(hashLike(), id, channel, now)
  const reminded = reminderDue(asked.startsAt, 'Europe/Paris')
  promise('booked', 'email', now)
  promise('booked', 'sms', now)
  if (reminded > now) promise('reminder', 'email', reminded)
  sign(id, 'appointments.book', now)
  commit.run()
  return { id }

  function promise(kind: string, channel: string, dueAt: number) {
    addLetter.run(`${id.slice(0, -2)}${kind[0]}${channel[0]}`, kind, channel, id, now, dueAt)
  }
}

function record(told: Recording) {
  const now = Date.now()
  const { id, day, kind, equipment, procedures, ages, genders, statuses, residenceCode } = told
  const details = JSON.stringify({ equipment, procedures, ages, genders, statuses, residenceCode })
  begin.run()
  const [communeCode, epciSiren] = findCommune.raw().get(told.placeId) as string[]
  const [countKey, month, { structureId }] = [randomInt(2 ** 32), monthOf(day), author]
  const drawn = Number(isDrawn(countKey))
  addSession.run({ ...told, ...author, communeCode, details, now, countKey })
  for (const topic of told.topics) addTopic.run(id, topic)
  addToDay.run(communeCode, drawn, day, kind, structureId)
  addToMonth.run(communeCode, drawn, month, kind, structureId)
  addToDepartement.run('46', drawn, month, kind, structureId)
  addToEpci.run('46', epciSiren, drawn, month, kind)
  for (const territory of ['46', country]) {
    addToWholeDay.run(territory, drawn, day, kind)
    addToWholeMonth.run(territory, drawn, month, kind)
  }
  sign(id, 'sessions.record', now, told.requestId)
  commit.run()
  return { id }
}

function sign(id: string, verb: string, now: number, requestId = id) {
  addWrite.run(requestId, hashLike(), `{"id":"${id}"}`, now)
  addAudit.run(now, id, verb, id, hashLike())
}

/** As long as a hash, and as far from the one before: what is written far apart costs more to write. */
function hashLike() {
  return randomBytes(32).toString('base64url')
}

function reading(text: string) {
  const statement = client.prepare(text).raw()
  const nowhere = { epci: '', commune: '', kind: '' }
  return (question: URLSearchParams) => statement.all({ ...nowhere, ...Object.fromEntries(question) })
}

function adding(table: string, period: string, place = 'commune_code', isOfStructure = true) {
  const columns = measures.map(snake)
  const key = [...place.split(','), 'drawn', period, 'kind', ...(isOfStructure ? ['structure_id'] : [])]
  return client.prepare(`
    insert into ${table} (${key.join()}, ${columns.join()})
    values (${key.map(() => '?').join()}, ${columns.map(() => 1).join()})
    on conflict do update set ${columns.map((column) => `${column} = ${column} + 1`).join()}`)
}

function snake(name: string) {
  return `"${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}"`
}

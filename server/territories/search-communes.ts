import { eq, like, or, sql } from 'drizzle-orm'
import { prepared } from '#drizzle/prepared.ts'
import { communes, epcis } from '#drizzle/schema/index.ts'
import type { CommuneSearch } from '#shared/commune-search.ts'
import { type CommuneFound, searchable } from '#shared/territories.ts'
import type { Context } from '../trpc.ts'

/**
 * The communes that somebody may mean by what they typed: first the one of that very name, then names that begin so,
 * then names with a word that begins so; from a postal code or its beginning, all that share it. Ten at most, the most
 * populated first; nothing typed finds nothing. Accents, hyphens, capitals and "St" for "Saint" do not matter.
 */
export function searchCommunes({ db }: Pick<Context, 'db'>, { text }: CommuneSearch): CommuneFound[] {
  const typed = searchable(text)
  if (typed === '') return []
  const joined = typed.replaceAll(' ', '')
  return findCommunes(db)
    .all({ typed, begins: `${typed}%`, word: `% ${typed}%`, joined: `${joined}%` })
    .map(({ postalCodes, ...commune }) => ({ ...commune, postalCodes: postalCodes.split(' ') }))
}

const name = communes.searchName
const begins = sql.placeholder('begins')

/** What is typed holds letters, digits and spaces only, so it brings no wildcard of its own. */
const findCommunes = prepared((db) =>
  db
    .select({
      code: communes.code,
      name: communes.name,
      postalCodes: communes.postalCodes,
      epciName: epcis.name,
      latitude: communes.latitude,
      longitude: communes.longitude,
    })
    .from(communes)
    .leftJoin(epcis, eq(epcis.siren, communes.epciSiren))
    .where(
      or(
        like(name, begins),
        like(name, sql.placeholder('word')),
        like(sql`replace(${name}, ' ', '')`, sql.placeholder('joined')),
        like(sql`' ' || ${communes.postalCodes}`, sql`'% ' || ${sql.placeholder('joined')}`),
      ),
    )
    .orderBy(
      sql`case when ${name} = ${sql.placeholder('typed')} then 0 when ${name} like ${begins} then 1 else 2 end`,
      sql`${communes.population} desc`,
      name,
    )
    .limit(10)
    .prepare(),
)

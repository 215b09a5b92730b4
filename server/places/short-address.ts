import { and, eq, isNull, or } from 'drizzle-orm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Db } from '#drizzle/open.ts'
import { places } from '#drizzle/schema/index.ts'
import { slugOf } from '#shared/place-input.ts'
import { freeName } from '../free-name.ts'
import type { Context } from '../trpc.ts'

/**
 * `GET /l/gramat`: what a poster says, typed with capitals or accents as one likes. It leads to the place's own page; a
 * place that has closed, or none, to a page that says so. Never kept by a browser: the page may move, the poster stays.
 */
export function serveShortAddresses(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest) => Pick<Context, 'db' | 'settings'>,
) {
  app.get<{ Params: { name: string } }>('/l/:name', (request, reply) => {
    const { db, settings } = contextOf(request)
    const name = slugOf(request.params.name)
    const slug = slugAt(db, name) ?? name
    return reply.header('cache-control', 'no-cache').redirect(`${settings.publicUrl}/lieux/${slug}`, 302)
  })
}

/** The whole short address of the place at this slug. */
export const shortAddressAt = ({ db, settings }: Pick<Context, 'db' | 'settings'>, slug: string): string => {
  const found = db.select({ shortName: places.shortName }).from(places).where(eq(places.slug, slug)).get()
  return shortAddressOf({ settings }, { shortName: found?.shortName ?? null, slug })
}

/** The slug does for a place that was never given a short name. */
export const shortAddressOf = (
  { settings }: Pick<Context, 'settings'>,
  { shortName, slug }: { shortName: string | null; slug: string },
): string => `${settings.publicUrl}/l/${shortName ?? slug}`

/** The name of the commune; a second place of the same commune is `gramat-2`. A name once printed is given to no other. */
export function freeShortName(db: Db, communeName: string): string {
  const isTaken = (candidate: string) =>
    db.select({ id: places.id }).from(places).where(eq(places.shortName, candidate)).get() !== undefined
  return freeName(slugOf(communeName), isTaken)
}

const slugAt = (db: Db, name: string): string | undefined =>
  db
    .select({ slug: places.slug })
    .from(places)
    .where(or(eq(places.shortName, name), and(isNull(places.shortName), eq(places.slug, name))))
    .get()?.slug

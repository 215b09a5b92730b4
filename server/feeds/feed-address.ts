import { createHmac } from 'node:crypto'
import type { Context } from '../trpc.ts'

type Sealing = Pick<Context, 'settings'>

/**
 * The secret of an address: 256 bits derived from the house's own secret, so that the page shows it again to whoever opened
 * it while the file keeps only its SHA-256.
 */
export const feedKeyOf = ({ settings }: Sealing, feedId: string): string =>
  createHmac('sha256', settings.secret).update(`feed:${feedId}`).digest('base64url')

/** What one gives to another calendar. */
export const feedAddress = (ctx: Sealing, feedId: string): string =>
  `${ctx.settings.publicUrl}/agendas/${feedKeyOf(ctx, feedId)}.ics`

import { addressKeyOf } from '../keys.ts'
import type { Context } from '../trpc.ts'

/** What one gives to another calendar. */
export const feedAddress = (ctx: Pick<Context, 'settings'>, feedId: string): string =>
  `${ctx.settings.publicUrl}/agendas/${addressKeyOf(ctx, 'feed', feedId)}.ics`

import { problem } from '../problem.ts'
import { appointmentTold } from '../notifications/appointment-told.ts'
import { calendarFile } from '../notifications/calendar-file.ts'
import { linkTo } from '../notifications/link-to.ts'
import type { Context } from '../trpc.ts'
import { appointmentOf } from './by-key.ts'

/** The appointment as a calendar file. By POST, as its key may be in no address; the page hands the file over. */
export function calendarByKey(ctx: Context, { key }: { key: string }) {
  const told = appointmentTold(ctx.db).get({ id: appointmentOf(ctx, key).id })
  if (!told) throw problem('notFound')
  return { name: 'rendez-vous.ics', content: calendarFile(ctx, told, linkTo(ctx, told, 'screen')) }
}

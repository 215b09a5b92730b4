import { secretsOf } from '../keys.ts'
import type { Context } from '../trpc.ts'

type Addressed = Pick<Context, 'settings'>

/** The address that opens an appointment: the key stands after `#`, which browsers never send. */
export const linkTo = (
  ctx: Addressed,
  { id, language }: { id: string; language: 'fr' | 'en' },
  channel: 'screen' | 'email' | 'sms',
): string => `${homeOf(ctx, language)}/rendez-vous#${secretsOf(ctx, id)[channel]}`

/** Where one books, in this language. */
export const homeOf = ({ settings }: Addressed, language: 'fr' | 'en'): string =>
  settings.publicUrl + (language === 'en' ? '/en' : '')

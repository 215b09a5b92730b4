import type { Context } from '../../trpc.ts'

/** What one copies into a message. */
export const viewAddress = ({ settings }: Pick<Context, 'settings'>, code: string): string =>
  `${settings.publicUrl}/v/${code}`

import type { LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Actor } from '#shared/permissions.ts'

export type Entry = {
  to: NonNullable<LinkProps['to']>
  label: string
  icon: ComponentType
  /** `mayAny(actor, verb, thing)` of shared: the same rights that the server refuses with. */
  shown: (actor: Actor) => boolean
}

/**
 * The staff's pages, most used first: on a phone the first three are in the bottom bar and the rest behind « Plus ».
 * A new page is one line, beside its route.
 */
export const entries: readonly Entry[] = []

import { expect, it } from 'vitest'
import { readerOf } from '#shared/dashboard-reader.ts'
import type { Actor, Grant, Role } from '#shared/permissions.ts'

const held = (
  role: Role,
  structureId: string | null = null,
  departementCode: string | null = null,
): Grant => ({
  role,
  structureId,
  departementCode,
})

const actor = (grants: Grant[], home: string | null = null, structureId: string | null = null): Actor => ({
  userId: 'u',
  name: 'Camille',
  advisorId: structureId && 'a',
  structureId,
  home,
  grants,
})

it.each([
  ['an advisor of another département', actor([held('advisor')], '12', 's'), '12'],
  ['a manager of a structure there', actor([held('structureManager', 's')], '12'), '12'],
  ['an advisor whose structure is nowhere yet', actor([held('advisor')], null, 's'), '46'],
  ['who administers everything', actor([held('administrator')]), '46'],
  ['who coordinates another département', actor([held('coordinator', null, '12')]), '12'],
  ['who coordinates both', actor([held('coordinator', null, '12'), held('coordinator', null, '46')]), '46'],
  ['nobody', null, '46'],
])('%s begins there where their figures are', (_, who, home) => {
  expect(readerOf(who, '46').home).toBe(home)
})

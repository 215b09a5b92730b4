import { expect, test } from 'vitest'
import { staffRoutes } from '#client/staff-routes.ts'
import { staffAddresses } from '../../vite.client.ts'

const opens = (address: string) => staffAddresses().some((shape) => shape.test(address))

test('every page behind the sign-in opens without network, and no other', () => {
  const pages = Object.values(staffRoutes.children ?? []).flatMap(({ options }) =>
    'path' in options ? options.path : [],
  )
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.filter((path) => !opens(path))).toEqual([])
  expect(opens('/statistiques?du=2026-01-01')).toBe(true)
  expect(opens('/beneficiaires/0190163d-8694-739b-aea5-966c26f8ad91')).toBe(true)
  for (const address of ['/', '/chiffres', '/connexion', '/reserver']) expect(opens(address)).toBe(false)
})

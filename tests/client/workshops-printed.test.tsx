import { screen } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { openings, places, services } from '#drizzle/schema/index.ts'
import { world } from '../api/world.ts'
import { visit } from './visit.tsx'

it('the workshops of every place are there for the printer, though the screen shows a few places', async () => {
  const here = world()
  here.db.update(services).set({ kind: 'workshop' }).run()
  const held = Array.from({ length: 7 }, (_, rank) => ({
    ...here.openings[0],
    id: uuidv7(),
    placeId: uuidv7(),
    seats: 2,
    title: `Atelier ${rank}`,
  }))
  const placeOf = ({ placeId: id }: { placeId: string }) => ({ ...here.place, id, slug: id, shortName: id })
  here.db.insert(places).values(held.map(placeOf)).run()
  here.db.insert(openings).values(held).run()
  await visit('/ateliers', { in: here })
  await screen.findAllByText('Atelier 6')
  const cards = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.closest('li'))
  expect(cards).toHaveLength(7)
  expect(cards.filter((card) => card?.dataset.later === undefined)).toHaveLength(5)
})

import { describe, expect, it } from 'vitest'
import { advisors, places } from '#drizzle/schema/index.ts'
import { states } from './booking-states.ts'
import { smallHouses } from './small-house.ts'
import { waitingStates } from './waiting-states.ts'
import { wayStates } from './way-states.ts'
import { hardToTouch, tooWide, type Visit, wrongs } from './visits.ts'

const widths = [320, 768, 1280]

const openHouse = smallHouses()

/** Names as long as they come, in the narrowest column. */
async function openWithLongNames() {
  const house = await openHouse()
  const name = 'Médiathèque intercommunale Marguerite-Yourcenar de Saint-Cirq-Lapopie'
  const address = '1234 avenue du Maréchal-de-Lattre-de-Tassigny, bâtiment C'
  const accessNote = 'Entrée par la cour\u00a0: sonnez, on vous ouvre.'
  house.db.update(places).set({ name, address, accessNote, stepFree: true }).run()
  house.db.update(advisors).set({ firstName: 'Marie-Clémentine', lastName: 'de Castelnau-Montratier' }).run()
  return house
}

/** What Chromium itself says of a refusal. */
const said = (status: number) => (status === 0 ? /net::ERR_FAILED/ : new RegExp(`status of ${status} `))

/** At each width: for axe, for the finger, and without scrolling sideways, even with everything twice as large. */
async function faults({ page }: Visit) {
  const found = await wrongs(page, widths)
  for (const width of widths) {
    found.push(...(await tooWide(page, width)))
    found.push(...(await hardToTouch(page)))
  }
  for (const [width, height] of [
    [384, 512],
    [640, 400],
  ] as const)
    found.push(...(await tooWide(page, width, height)))
  return found
}

describe('while booking', () => {
  it.each([...states, ...wayStates, ...waitingStates])(
    '%s: everybody can read it and touch it, at every width',
    async (_, show, refused = []) => {
      const house = await openWithLongNames()
      const visit = await house.visit(320)
      await show(house, visit.page)
      expect(await faults(visit)).toEqual([])
      expect(visit.complaints).toEqual(refused.map((status) => expect.stringMatching(said(status))))
    },
  )
})

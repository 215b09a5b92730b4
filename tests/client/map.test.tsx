import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { communes, places } from '#drizzle/schema/index.ts'
import { drawContours } from '#server/territories/draw-contours.ts'
import { keepContours } from '#server/territories/keep-contours.ts'
import { oneTold } from '../api/counted-world.ts'
import { type NarrowedWorld, narrowedWorld, type Received } from '../api/narrowed-world.ts'
import { madeUpContours } from '../made-up-contours.ts'
import { visit } from './visit.tsx'

let lot: NarrowedWorld
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  lot = narrowedWorld()
  lot.settings.dataDir = mkdtempSync(join(tmpdir(), 'map-'))
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
  for (const [id, latitude, longitude] of [
    [lot.place.id, 44.78, 1.73],
    [lot.otherPlace.id, 44.86, 1.89],
  ] as const)
    lot.db.update(places).set({ latitude, longitude }).where(eq(places.id, id)).run()
})

const here: Received = {
  told: oneTold,
  channel: 'place',
  place: 'gramat',
  autonomy: null,
  referral: null,
  by: 'camille',
  together: false,
  tagged: 'none',
  ages: {},
  genders: {},
  statuses: {},
  residenceCode: null,
}
const thereToo: Received = {
  ...here,
  place: 'saint-cere',
  told: { ...oneTold, communeCode: '46251', topics: ['parentalite'] },
}

/** Shapes that no land has, for the communes of the small world. */
function loadContours() {
  const there = lot.db.select().from(communes).where(eq(communes.departementCode, '46')).all()
  const today = there.filter(({ code }) => code !== '46999')
  const { contours } = drawContours(lot.db, '46', madeUpContours(today))
  keepContours(lot, '46', { ...contours, source: 'IGN, essai' })
}

const look = (address = '/tableau-de-bord') => visit(address, { in: lot, as: lot.manager })
/** By hand: asking a whole dashboard for its roles takes jsdom its time. */
const map = (name: RegExp) =>
  waitFor(() => {
    const drawn = document.querySelector<SVGSVGElement>('svg.map-drawing')
    expect(drawn).toHaveAttribute('aria-label', expect.stringMatching(name))
    return drawn!
  })
const linksIn = (drawn: SVGSVGElement) => [...drawn.querySelectorAll<SVGAElement>('a[href]')]
const marks = (drawn: SVGSVGElement) => linksIn(drawn).map((mark) => mark.getAttribute('aria-label'))
const mark = (drawn: SVGSVGElement, name: string) =>
  linksIn(drawn).find((one) => one.getAttribute('aria-label')?.startsWith(name))!
const told = () => document.querySelector('output.map-told')
const table = (name: string) => screen.findByRole('table', { name })

describe('the map without contours', () => {
  test('shows places as circles, the largest first, each with its figure; and the same in a table', async () => {
    lot.receive([here, here, here, here, thereToo])
    await look()
    const drawn = await map(/^Lot\s: séances par lieu$/)
    expect(marks(drawn)).toEqual([
      'Médiathèque de Gramat, Gramat. Séances\u00a0: 4',
      'France Services de Saint-Céré, Saint-Céré. Séances\u00a0: 1',
    ])
    const [large, small] = [...drawn.querySelectorAll('circle.map-disc')].map((disc) =>
      Number(disc.getAttribute('r')),
    )
    expect(large! / small!).toBeCloseTo(2, 5)
    expect(screen.queryByRole('radio', { name: 'Communes' })).not.toBeInTheDocument()
    const rows = within(await table('Lot, par lieu'))
      .getAllByRole('row')
      .map((row) => row.textContent)
    expect(rows.slice(1)).toEqual([
      expect.stringMatching(/^Médiathèque de Gramat Gramat4.*Quotidien$/),
      expect.stringMatching(/^France Services de Saint-Céré Saint-Céré1.*Citoyen$/),
    ])
  })

  test('is walked with arrows from one stop of Tab, and says what one is on', async () => {
    lot.receive([here, here, thereToo])
    const { user } = await look()
    const drawn = await map(/par lieu$/)
    const [gramat, saintCere] = linksIn(drawn)
    expect([gramat, saintCere].map((mark) => mark!.tabIndex)).toEqual([0, -1])
    act(() => gramat!.focus())
    expect(told()).toHaveTextContent('Médiathèque de Gramat, Gramat Séances : 2')
    await user.keyboard('{ArrowRight}')
    expect(saintCere).toHaveFocus()
    expect(saintCere!.tabIndex).toBe(0)
    expect(told()).toHaveTextContent('France Services de Saint-Céré, Saint-Céré Séances : 1')
    await user.keyboard('{ArrowRight}')
    expect(saintCere).toHaveFocus()
    await user.keyboard('{ArrowLeft}')
    expect(gramat).toHaveFocus()
  })

  test('leads to a place by Enter, and by its name in the table', async () => {
    lot.receive([here, thereToo])
    const { user, history } = await look()
    const drawn = await map(/par lieu$/)
    const links = within(await table('Lot, par lieu')).getAllByRole('link')
    const gramat = mark(drawn, 'Médiathèque de Gramat')
    expect(links.map((link) => link.getAttribute('href'))).toContain(gramat.getAttribute('href'))
    await user.click(gramat)
    await waitFor(() => expect(history.location.search).toContain(`lieu=${lot.place.id}`))
  })

  test('comes closer and goes back by buttons and keys', async () => {
    vi.stubGlobal('matchMedia', (media: string) => ({
      media,
      matches: media.includes('reduce'),
      addEventListener() {},
      removeEventListener() {},
    }))
    lot.receive([here, thereToo])
    const { user } = await look()
    const drawn = await map(/par lieu$/)
    const closeness = () =>
      Number(/scale\(([\d.]+)\)/.exec(drawn.querySelector('g[transform]')!.getAttribute('transform')!)![1])
    expect(closeness()).toBe(1)
    expect(screen.queryByRole('button', { name: 'Tout voir' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'De plus près' }))
    expect(closeness()).toBe(1.6)
    act(() => linksIn(drawn)[0]!.focus())
    await user.keyboard('+')
    expect(closeness()).toBeCloseTo(2.56)
    await user.keyboard('-')
    expect(closeness()).toBeCloseTo(1.6)
    await user.click(screen.getByRole('button', { name: 'Tout voir' }))
    expect(closeness()).toBe(1)
    await user.click(screen.getByRole('button', { name: 'De plus loin' }))
    expect(closeness()).toBe(1)
  })

  test('orders its table, and lights on the map the row that is pointed at', async () => {
    lot.receive([here, here, thereToo])
    const { user } = await look()
    await map(/par lieu$/)
    const rows = async () =>
      within(await table('Lot, par lieu'))
        .getAllByRole('row')
        .slice(1)
    await user.click(within(await table('Lot, par lieu')).getByRole('button', { name: /^Lieu/ }))
    expect((await rows())[0]).toHaveTextContent(/^France Services/)
    await user.hover((await rows())[0]!)
    expect(told()).toHaveTextContent(/^France Services de Saint-Céré/)
    expect(document.querySelectorAll('circle.map-lit')).toHaveLength(1)
    await user.unhover((await rows())[0]!)
    expect(document.querySelectorAll('circle.map-lit')).toHaveLength(0)
  })
})

describe('the map with contours', () => {
  beforeEach(loadContours)

  test('shows the EPCI in shades, with a legend that says the classes', async () => {
    lot.receive([
      ...Array.from({ length: 12 }, () => here),
      { ...here, told: { ...oneTold, communeCode: '46042' } },
    ])
    await look()
    const drawn = await map(/^Lot\s: séances par intercommunalité$/)
    expect(marks(drawn)).toEqual(
      expect.arrayContaining([
        'CC Causses et Vallée de la Dordogne. Séances\u00a0: 12',
        'CA du Grand Cahors. Séances\u00a0: 1',
        'CC Ouest Aveyron Communauté. Séances\u00a0: 0',
      ]),
    )
    expect(screen.getByText(/Une seule classe\.|classes d’autant de territoires chacune/)).toBeVisible()
    expect(screen.getByText(/Contours\s: IGN, essai\./)).toBeVisible()
    const legend = document.querySelector('.map-legend')!
    expect(legend).toHaveTextContent(/^0 \(1\).*1 à 12 \(2\)/)
  })

  test('keeps in the address what it shows, and of which figure', async () => {
    lot.receive([here, thereToo])
    const { user, history } = await look()
    await map(/par intercommunalité$/)
    await user.click(screen.getByRole('radio', { name: 'Communes' }))
    expect(marks(await map(/séances par commune$/))).toContain('Gramat. Séances\u00a0: 1')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Indicateur' }), 'intensite')
    await map(/heures pour 1\s000 habitants par commune$/)
    expect(history.location.search).toContain('carte=communes')
    expect(history.location.search).toContain('indicateur=intensite')
  })

  test('goes down to an EPCI, whose communes it shows, and a commune, whose places it shows', async () => {
    lot.receive([here, thereToo])
    const { user } = await look()
    const drawn = await map(/par intercommunalité$/)
    await user.click(mark(drawn, 'CC Causses et Vallée'))
    const below = await map(/^CC Causses et Vallée de la Dordogne\s: séances par commune$/)
    expect(marks(below)).toEqual(['Gramat. Séances\u00a0: 1', 'Saint-Céré. Séances\u00a0: 1'])
    await user.click(mark(below, 'Gramat'))
    expect(marks(await map(/^Gramat\s: séances par lieu$/))).toEqual([
      'Médiathèque de Gramat, Gramat. Séances\u00a0: 1',
    ])
  })

  test('says « moins de 5 » outside the structure, dotted, and never the figure', async () => {
    lot.receive([here, here])
    await visit('/tableau-de-bord?carte=communes', { in: lot, as: lot.people.coordinator })
    const drawn = await map(/séances par commune$/)
    expect(marks(drawn)).toContain('Gramat. Séances\u00a0: moins\u00a0de\u00a05')
    expect(drawn.querySelector('.map-few')!.getAttribute('fill')).toMatch(/^url\(#.+map-few\)$/)
    expect(within(await table('Lot, par commune')).getByRole('row', { name: /^Gramat/ })).toHaveTextContent(
      /^Gramatmoins\sde\s5–/,
    )
  })
})

import { screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { grants } from '#drizzle/schema/index.ts'
import { type CountedWorld, countedWorld, oneTold, type Told } from '../api/counted-world.ts'
import type { Person } from '../api/world.ts'
import { visit } from './visit.tsx'

let lot: CountedWorld
/** A page of many roles takes jsdom its time. */
vi.setConfig({ testTimeout: 60_000 })

beforeEach(() => {
  lot = countedWorld()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const told = oneTold
const workshop: Told = {
  ...told,
  kind: 'workshop',
  day: '2026-05-12',
  minutes: 90,
  participants: 8,
  communeCode: '46042',
  byOther: true,
  topics: ['securite_numerique', 'aide_aux_demarches_administratives'],
}

const look = (address = '/tableau-de-bord', as: Person = ofBoth()) => visit(address, { in: lot, as })

/** The manager of both structures of this world: they see all of it, as it is. */
function ofBoth(): Person {
  const { manager } = lot.people
  const { userId } = manager.actor
  const given = { id: uuidv7(), userId, role: 'structureManager' as const, grantedAt: 0 }
  lot.db
    .insert(grants)
    .values({ ...given, structureId: lot.other.id })
    .run()
  return manager
}
const title = () => screen.findByRole('heading', { level: 1, name: /^Ce que change le programme, / })
const figure = (name: string) =>
  within(screen.getByRole('region', { name: 'L’essentiel' }))
    .getByRole('button', { name })
    .closest('li')
const row = (name: RegExp) => screen.findByRole('row', { name })

describe('the dashboard', () => {
  test('shows this year in the département: the figures, the three themes, the thématiques', async () => {
    lot.plant([told, { ...told, returning: 1 }, workshop, { ...told, day: '2025-12-31' }])
    await look()
    expect(await title()).toHaveTextContent(/Lot, du 1er\sjanvier au 15\sjuin 2026$/)
    expect(figure('Séances')).toHaveTextContent(/3.*2\sindividuelles et 1\satelier/)
    expect(figure('Accompagnements')).toHaveTextContent(/10/)
    expect(figure('Heures')).toHaveTextContent(/3,5\sh/)
    expect(figure('Nouvelles personnes')).toHaveTextContent(/9.*90\s% des accompagnements/)
    const daily = screen.getByRole('article', { name: 'Usages quotidiens' })
    expect(daily).toHaveTextContent(/67\s% des séances/)
    expect(daily).toHaveTextContent(/2,0\sh, soit 57\s% du temps/)
    expect(daily).toHaveTextContent(/Environ deux séances sur trois.*On vient d’abord pour «\sE-mail\s»/)
    expect(screen.getByRole('article', { name: 'Démarches administratives en autonomie' })).toHaveTextContent(
      /33\s% des séances/,
    )
    const topics = screen.getByRole('table', { name: 'Séances qui touchent chaque thématique' })
    expect(within(topics).getAllByRole('row')[1]).toHaveTextContent(/E-mail2/)
    expect(screen.getByText(/^Données au 15\sjuin 2026 à 8\sh\s00\.$/)).toBeVisible()
  })

  test('goes down from the département to an EPCI and a commune, and up again', async () => {
    lot.plant([told, workshop])
    const { user, history } = await look()
    const epcis = { name: 'Lot, intercommunalité par intercommunalité' }
    const territories = within(await screen.findByRole('region', epcis))
    await user.click(territories.getByRole('link', { name: 'CC Causses et Vallée de la Dordogne' }))
    expect(await row(/^Saint-Céré 0 /)).toBeVisible()
    expect(await title()).toHaveTextContent(/CC Causses et Vallée de la Dordogne/)
    expect(await title()).toHaveFocus()
    expect(history.location.search).toContain('territoire=46-epci-200066371')
    const below = await screen.findByRole('region', { name: /, commune par commune$/ })
    await user.click(within(below).getByRole('link', { name: 'Gramat' }))
    expect(await screen.findByText(/^Gramat est une commune de 3\s438 habitants/)).toBeVisible()
    const way = screen.getByRole('navigation', { name: 'Vous êtes ici' })
    expect(way).toHaveTextContent('LotCC Causses et Vallée de la DordogneGramat')
    await user.click(within(way).getByRole('link', { name: 'Lot' }))
    const again = within(await screen.findByRole('region', epcis))
    expect(again.getByRole('row', { name: /^CA du Grand Cahors/ })).toBeVisible()
    expect(history.location.search).toBe('')
  })

  test('narrows by what is chosen in its panel, each choice a chip and a word of the address', async () => {
    lot.plant([told, { ...told, topics: ['securite_numerique'] }, workshop])
    const { user, history } = await look()
    await user.click(await screen.findByRole('button', { name: 'filtrer' }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Thématique' }), 'E-mail')
    expect(await screen.findByRole('button', { name: /^Retirer\s: E-mail$/ })).toBeVisible()
    await waitFor(() => expect(figure('Séances')).toHaveTextContent(/^Séances1/))
    expect(history.location.search).toContain('thematique=email')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Public' }), '70 ans et plus')
    expect(await screen.findByText('Aucune séance n’est notée ici sur cette période.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^Retirer\s: Public\s: 70 ans et plus$/ }))
    await waitFor(() => expect(history.location.search).toBe('?thematique=email'))
    expect(await screen.findByText(/^Un rendez-vous n’a ni canal/)).toBeVisible()
  })

  test('opens narrowed as its address says, and compares with the territory around', async () => {
    lot.plant([told, workshop])
    await look('/tableau-de-bord?territoire=46-epci-200066371&theme=everyday&canal=nimporte&public=age:7')
    expect(await row(/^Lot, pour comparer 1\scommune touchée sur\s4 1 /)).toBeVisible()
    const chips = within(screen.getByRole('list', { name: 'Filtres' })).getAllByRole('button')
    expect(chips.map(({ textContent }) => textContent)).toEqual([
      'CC Causses et Vallée de la Dordogne',
      'Usages quotidiens',
    ])
  })

  test('names the EPCI that straddles the border, and the communes where nobody has been', async () => {
    lot.plant([told])
    await look()
    expect(await row(/^CC Causses et Vallée de la Dordogne 1\scommune touchée sur\s2 1 /)).toBeVisible()
    expect(
      await row(
        /^CC Ouest Aveyron Communauté Aucune commune touchée sur\s1, 28 autres hors du département 0 /,
      ),
    ).toBeVisible()
    expect(await row(/^Lot, en tout 1\scommune touchée sur\s4 1 /)).toBeVisible()
  })

  test('orders the territories by any column, and keeps the order in the address', async () => {
    lot.plant([told, told, workshop])
    const { user, history } = await look()
    const table = within(
      await screen.findByRole('region', { name: 'Lot, intercommunalité par intercommunalité' }),
    )
    const head = (name: string) => table.getByRole('columnheader', { name })
    const names = () => table.getAllByRole('link').map(({ textContent }) => textContent)
    expect(head('Séances')).toHaveAttribute('aria-sort', 'descending')
    expect(names()[0]).toBe('CC Causses et Vallée de la Dordogne')
    await user.click(table.getByRole('button', { name: /^Territoire/ }))
    expect(head('Territoire')).toHaveAttribute('aria-sort', 'ascending')
    expect(names()[0]).toBe('CA du Grand Cahors')
    expect(history.location.search).toContain('tri=name')
  })

  test('edits its sentence: another period, another structure, workshops only', async () => {
    lot.plant([told, workshop])
    const { user, history } = await look()
    await user.click(await screen.findByRole('button', { name: /^du 1er\sjanvier/ }))
    await user.click(screen.getByRole('radio', { name: 'Le mois dernier' }))
    expect(await screen.findByRole('button', { name: 'mai 2026' })).toBeVisible()
    expect(history.location.search).toContain('periode=mois-dernier')
    await user.click(await screen.findByRole('button', { name: 'Cauvaldor, Ville de Cahors' }))
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Structure d’accueil' }),
      'Cauvaldor',
    )
    expect(await screen.findByText('Aucune séance n’est notée ici sur cette période.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^Retirer\s: Cauvaldor$/ }))
    await user.click(await screen.findByRole('radio', { name: 'Ateliers' }))
    expect(await screen.findByRole('button', { name: 'Cauvaldor, Ville de Cahors, ateliers' })).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('radio', { name: 'Ateliers' })).toBeNull()
  })

  test('takes days as they are typed, and refuses them backwards', async () => {
    lot.plant([told, workshop])
    const { user, history } = await look()
    await user.click(await screen.findByRole('button', { name: /^du 1er\sjanvier/ }))
    const [from, to] = [screen.getByLabelText('Du'), screen.getByLabelText('Au')]
    await user.clear(from)
    await user.type(from, '2026-06-15')
    await user.clear(to)
    await user.type(to, '2026-05-01')
    expect(screen.getByText('Le dernier jour vient avant le premier.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Voir ces jours' }))
    expect(history.location.search).toBe('')
    await user.clear(from)
    await user.type(from, '2026-05-01')
    await user.clear(to)
    await user.type(to, '2026-05-31')
    await user.click(screen.getByRole('button', { name: 'Voir ces jours' }))
    expect(await screen.findByRole('button', { name: /^Retirer\s: mai 2026$/ })).toBeVisible()
    await waitFor(() => expect(figure('Séances')).toHaveTextContent(/^Séances1.*1\satelier/))
  })

  test('opens as its address says, whatever is mistyped in it', async () => {
    lot.plant([told, workshop])
    await look('/tableau-de-bord?territoire=46-commune-46042&du=2026-05-01&au=2026-05-31&type=gens&tri=1')
    expect(await title()).toHaveTextContent(/Cahors, mai 2026$/)
    expect(figure('Séances')).toHaveTextContent(/1/)
    const filters = screen.getByRole('list', { name: 'Filtres' })
    expect(
      within(filters)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Cahors', 'mai 2026'])
  })

  test('says what a figure means, one touch away', async () => {
    lot.plant([told])
    const { user } = await look()
    await user.click(await screen.findByRole('button', { name: 'Accompagnements' }))
    expect(screen.getByRole('dialog', { name: 'Accompagnements' })).toHaveTextContent(
      'un atelier de dix personnes compte dix accompagnements',
    )
  })

  test('leads from an empty period to the first session', async () => {
    lot.plant([{ ...told, day: '2024-03-20' }])
    const { user } = await look()
    await user.click(await screen.findByRole('link', { name: 'Voir depuis la première séance' }))
    expect(await screen.findByRole('region', { name: 'L’essentiel' })).toBeVisible()
    expect(await title()).toHaveTextContent(/du 1er\smars 2024 au 15\sjuin 2026$/)
    expect(await screen.findByRole('region', { name: 'L’essentiel' })).toBeVisible()
    expect(figure('Séances')).toHaveTextContent(/1/)
  })

  test('compares only what was recorded in both years', async () => {
    const many = (day: string, count: number) => Array.from({ length: count }, () => ({ ...told, day }))
    lot.plant([
      ...many('2025-02-20', 3),
      ...many('2025-04-02', 10),
      ...many('2026-04-02', 15),
      ...many('2026-01-08', 9),
    ])
    await look()
    expect(await title()).toBeVisible()
    expect(figure('Séances')).toHaveTextContent(/24.*\+50\s% sur un an/)
    expect(
      screen.getByText(/^Sur un an : du 1er\smars au 15\sjuin 2025, puis du 1er\smars au 15\sjuin 2026\./),
    ).toHaveTextContent(/Premières séances : février 2025\.$/)
  })

  test('shows a structure its own figures, and says so', async () => {
    lot.plant([told, workshop])
    await look('/tableau-de-bord', lot.people.manager)
    expect(await title()).toBeVisible()
    expect(screen.getByRole('button', { name: 'Cauvaldor' })).toBeVisible()
    expect(figure('Séances')).toHaveTextContent(/1.*1\sindividuelle et 0\satelier/)
  })

  test('of another département is refused in words', async () => {
    lot.plant([told])
    await look('/tableau-de-bord?territoire=departement-12', lot.people.coordinator)
    expect(await screen.findByText('Votre compte ne permet pas de faire cela.')).toBeVisible()
  })
})

import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dismiss, readAnnouncements } from '#client/ui/announcements.ts'
import { beneficiaries, sessions } from '#drizzle/schema/index.ts'
import { following } from '../api/following.ts'
import { type World, world } from '../api/world.ts'
import { coop, coopWorkshop, espaceCoop } from '../other-tools.ts'
import { type Cell, csv, xlsx } from '../spreadsheets.ts'
import { visit } from './visit.tsx'

let lot: World
beforeEach(() => {
  for (const { id } of readAnnouncements()) dismiss(id)
  lot = world()
  vi.useFakeTimers({ toFake: ['Date'], now: lot.now() })
})

const asCamille = (address: string) => visit(address, { in: lot, as: lot.people.camille })
const inJournal = () =>
  lot.db
    .select()
    .from(sessions)
    .all()
    .filter(({ withdrawnAt }) => withdrawnAt === null)

const fileOf = (rows: Cell[][], name = 'export.xlsx') =>
  new File([name.endsWith('csv') ? csv(rows) : (xlsx(rows) as BlobPart)], name)

async function choose(user: Awaited<ReturnType<typeof visit>>['user'], label: string, file: File) {
  await user.upload(await screen.findByLabelText(label), file)
}

describe('importing sessions', () => {
  const label = 'Fichier d’accompagnements'
  const file = fileOf(
    coop(
      { 'Thématique(s) d’accompagnement': 'E-mail\nDomotique' },
      ...coopWorkshop('cra-2', [{}, {}, {}]),
      { Date: '', 'ID CRA': 'cra-4' },
      { 'Nom du lieu': 'Mairie', Commune: 'Cahors', 'Code Insee': '46042', 'ID CRA': 'cra-5' },
    ),
  )

  test('shows what a file becomes, asks what is not clear, brings it, and knows it the next time', async () => {
    const { user } = await asCamille('/journal/importer')
    await choose(user, label, file)
    expect(await screen.findByText(/vient de : La Coop/)).toBeVisible()
    expect(await screen.findByText(/^3\snouvelles séances$/)).toBeVisible()
    expect(screen.getByText(/5\saccompagnements, du mardi 4\snovembre 2025/)).toBeVisible()
    expect(screen.getByText('Le jour manque.').parentElement).toHaveTextContent('Ligne 9')
    await user.selectOptions(screen.getByLabelText(/Domotique/), 'Culture numérique')
    await user.selectOptions(screen.getByLabelText(/Mairie/), 'France Services de Saint-Céré')
    await user.click(await screen.findByRole('button', { name: /^Importer 3\sséances$/ }))
    expect(await screen.findByText(/^3\sséances importées · 1\srefusée$/)).toBeVisible()
    expect(screen.getByText('Le jour manque.')).toBeVisible()
    expect(inJournal()).toMatchObject([
      { placeId: lot.place.id },
      { kind: 'workshop', participants: 3 },
      { placeId: lot.otherPlace.id },
    ])
    await choose(user, label, fileOf(coop({})))
    expect(await screen.findByText(/1\sdéjà connue$/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Rien à importer' })).toBeDisabled()
  })

  test('makes the tags of the file one’s own when one wants them', async () => {
    const { user } = await asCamille('/journal/importer')
    await choose(user, label, fileOf(coop({ Tags: 'Été numérique\nAidants' })))
    await user.click(await screen.findByRole('button', { name: 'Créer ces étiquettes' }))
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Étiquettes' })).toBeNull())
    await user.click(await screen.findByRole('button', { name: /^Importer 1\sséance$/ }))
    await screen.findByText(/^1\sséance importée$/)
    const { sessions: shown } = await lot
      .as(lot.people.camille)
      .sessions.journal({ from: '2025-01-01', to: '2025-12-31' })
    expect(shown[0]?.tags.map(({ name }) => name)).toEqual(['Aidants', 'Été numérique'])
  })

  test('asks nothing about the tags of what is there already', async () => {
    const { user } = await asCamille('/journal/importer')
    const tagged = fileOf(coop({ Tags: 'Aidants' }))
    await choose(user, label, tagged)
    expect(await screen.findByRole('heading', { name: 'Étiquettes' })).toBeVisible()
    await user.click(await screen.findByRole('button', { name: /^Importer 1\sséance$/ }))
    await screen.findByText(/^1\sséance importée$/)
    await choose(user, label, tagged)
    expect(await screen.findByText(/1\sdéjà connue$/)).toBeVisible()
    expect(screen.queryByRole('heading', { name: 'Étiquettes' })).toBeNull()
  })

  test('takes it all back', async () => {
    const { user } = await asCamille('/journal/importer')
    await choose(user, label, file)
    await user.click(await screen.findByRole('button', { name: /^Importer 3\sséances$/ }))
    expect(await screen.findByRole('heading', { name: 'C’est fait' })).toHaveFocus()
    await user.click(await screen.findByRole('button', { name: 'Annuler cet import' }))
    await waitFor(() => expect(inJournal()).toEqual([]))
    expect((await screen.findAllByText(/^Import annulé/))[0]).toBeVisible()
  })

  test('goes on where the network was cut, and nothing comes twice', async () => {
    const { user } = await asCamille('/journal/importer')
    const many = Array.from({ length: 95 }, (_, at) => ({ 'ID CRA': `cra-${at}` }))
    await choose(user, label, fileOf(coop(...many)))
    const button = await screen.findByRole('button', { name: /^Importer 95\sséances$/ })
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'))
    const real = globalThis.fetch
    let sent = 0
    vi.stubGlobal('fetch', async (input: string, asked: RequestInit) => {
      const answer = await real(input, asked)
      if (!input.includes('addSessions')) return answer
      sent += 1
      if (sent === 2) throw new TypeError('cut after it was done')
      return answer
    })
    await user.click(button)
    expect(await screen.findByText(/La connexion ne répond pas/)).toBeVisible()
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '40')
    await user.click(screen.getByRole('button', { name: 'Continuer' }))
    expect(await screen.findByText(/^95\sséances importées$/)).toBeVisible()
    expect(inJournal()).toHaveLength(95)
  })

  test('keeps nothing of a file of which one session is refused, until one does without it', async () => {
    const { user } = await asCamille('/journal/importer')
    await choose(user, label, fileOf(coop({ 'ID CRA': 'a' }, { 'ID CRA': 'b' }, { 'ID CRA': 'c' })))
    const real = globalThis.fetch
    const postponed = (body: unknown) =>
      typeof body === 'string' ? body.replace('"day":"2025-11-04"', '"day":"2026-06-16"') : null
    vi.stubGlobal('fetch', (input: string, asked: RequestInit) =>
      real(input, input.includes('addSessions') ? { ...asked, body: postponed(asked.body) } : asked),
    )
    await user.click(await screen.findByRole('button', { name: /^Importer 3\sséances$/ }))
    expect(await screen.findByText(/1\sséance ne peut être importée/)).toBeVisible()
    expect(screen.getByRole('heading', { name: 'Rien n’est encore importé' })).toBeVisible()
    expect(inJournal()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Ne rien importer' }))
    expect(await screen.findByRole('button', { name: /^Importer 3\sséances$/ })).toBeVisible()
    expect(inJournal()).toEqual([])
    await user.click(screen.getByRole('button', { name: /^Importer 3\sséances$/ }))
    await user.click(await screen.findByRole('button', { name: /^Importer les 2 autres$/ }))
    expect(await screen.findByText(/^2\sséances importées · 1\srefusée$/)).toBeVisible()
    expect(inJournal()).toHaveLength(2)
  })

  test('says of which people it keeps less than the file does', async () => {
    const { user } = await asCamille('/journal/importer')
    await choose(user, label, fileOf(espaceCoop({ 'Âge 18-35 ans': 1, 'Âge >60 ans': '' })))
    await user.click(await screen.findByText(/1\svaleur sans équivalent/))
    expect(screen.getByText(/^«\sÂge 18-35 ans\s»$/).parentElement).toHaveTextContent(
      /1\spersonne, 1\sséance, ligne\s2 par exemple/,
    )
  })

  test('says what is wrong with another file', async () => {
    const { user } = await asCamille('/journal/importer')
    await choose(
      user,
      label,
      fileOf([
        ['Nom', 'Prénom'],
        ['a', 'b'],
      ]),
    )
    expect(await screen.findByText(/Nous ne reconnaissons pas les colonnes/)).toBeVisible()
    await choose(user, label, new File([''], 'vide.csv'))
    expect(await screen.findByText('Ce fichier est vide.')).toBeVisible()
  })
})

describe('importing people', () => {
  const label = 'Fichier de bénéficiaires'
  const file = fileOf(
    [
      ['NOM', 'prénom', 'Date de naissance', 'Téléphone', 'Commune'],
      ['Vergnes', 'Odile', '12/03/1950', '0612345678', 'Gramat'],
      ['Vergne', 'Odile', '1950', '', 'Atlantis'],
      ['Roques', 'Jean', '', '612345679', ''],
      ['', 'Sans nom', '', '', ''],
    ],
    'personnes.csv',
  )

  test('leaves out whoever is followed already, unless they are somebody else', async () => {
    await lot.as(lot.people.camille).beneficiaries.add(following({ phone: '0612345678' }))
    const { user } = await asCamille('/beneficiaires/importer')
    await choose(user, label, file)
    expect(await screen.findByText(/^1\spersonne à ajouter$/)).toBeVisible()
    expect(screen.getByText(/2\sdoublons possibles/)).toBeVisible()
    expect(screen.getByText('Le nom manque.').parentElement).toHaveTextContent('Ligne 5')
    const second = screen.getByRole('group', { name: /^Ligne 3/ })
    await user.click(within(second).getByRole('radio', { name: /Une autre/ }))
    expect(screen.getByText(/^Commune : laissé vide/)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: /^Ajouter 2\spersonnes$/ }))
    expect(await screen.findByText(/^2\spersonnes ajoutées/)).toBeVisible()
    expect(lot.db.select().from(beneficiaries).all()).toMatchObject([
      { lastName: 'Vergnes' },
      { lastName: 'Vergne', birthYear: 1950, communeCode: null },
      { lastName: 'Roques', phone: '0612345679' },
    ])
  })

  test('takes them all back', async () => {
    const { user } = await asCamille('/beneficiaires/importer')
    await choose(user, label, file)
    await user.click(await screen.findByRole('button', { name: /^Ajouter/ }))
    await user.click(await screen.findByRole('button', { name: 'Annuler cet import' }))
    expect((await screen.findAllByText(/^Import annulé/))[0]).toBeVisible()
    expect(await lot.as(lot.people.camille).beneficiaries.list()).toEqual([])
  })

  test('asks for the columns that it needs', async () => {
    const { user } = await asCamille('/beneficiaires/importer')
    await choose(user, label, fileOf([['Date', 'Durée']]))
    expect(await screen.findByText(/Nous ne trouvons pas les colonnes Nom et Prénom/)).toBeVisible()
  })
})

import { screen, waitFor, within } from '@testing-library/react'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword, passwordCredential } from '#drizzle/passwords.ts'
import { demonstrationAccounts } from '#drizzle/seed.ts'
import { credentials, users } from '#drizzle/schema/index.ts'
import { type Person, type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

const password = 'un mot de passe assez long'
const kept = hashPassword(password)

let here: World
beforeEach(async () => {
  here = world()
  for (const person of [here.people.camille, here.people.administrator]) await givePassword(person)
})

async function givePassword({ actor }: Person) {
  here.db
    .insert(credentials)
    .values(passwordCredential(actor.userId, await kept, here.now()))
    .run()
}

async function signIn(address: string, typed = password, email = 'camille.delmas@exemple.fr') {
  const page = await visit(address, { in: here })
  await screen.findByRole('heading', { level: 1, name: 'Se connecter' })
  await page.user.click(screen.getByRole('textbox', { name: 'Adresse électronique' }))
  await page.user.paste(email)
  await page.user.click(screen.getByLabelText('Mot de passe'))
  await page.user.paste(typed)
  await page.user.click(screen.getByRole('button', { name: 'Se connecter' }))
  return page
}

describe('the sign-in page', () => {
  it('lets in who has the right password, to their first page', async () => {
    const { history } = await signIn('/connexion')
    await waitFor(() => expect(history.location.pathname).toBe('/aujourdhui'))
    expect(await screen.findByRole('button', { name: 'Se déconnecter' })).toBeVisible()
  })

  it('goes where one was going', async () => {
    const { history } = await signIn('/connexion?suite=%2Fjournal')
    await waitFor(() => expect(history.location.pathname).toBe('/journal'))
  })

  it.each([
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/%09/evil.test',
    '/@evil.test',
  ])('never goes to %s', async (suite) => {
    const { history } = await signIn(`/connexion?suite=${encodeURIComponent(suite)}`)
    await waitFor(() => expect(history.location.pathname).toBe('/aujourdhui'))
    expect(history.location.href).toBe('/aujourdhui')
  })

  it('says that the address or the password does not match, and keeps what was typed', async () => {
    await signIn('/connexion', 'un autre mot de passe')
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'L’adresse ou le mot de passe ne correspond pas.',
    )
    expect(screen.getByRole('textbox', { name: 'Adresse électronique' })).toHaveValue(
      'camille.delmas@exemple.fr',
    )
    expect(screen.getByLabelText('Mot de passe')).toHaveValue('un autre mot de passe')
  })

  it('leads to each answer that is missing', async () => {
    const { user } = await visit('/connexion', { in: here })
    await user.click(await screen.findByRole('button', { name: 'Se connecter' }))
    const summary = await screen.findByRole('alert')
    await user.click(within(summary).getByRole('link', { name: 'Écrivez votre mot de passe.' }))
    expect(screen.getByLabelText('Mot de passe')).toHaveFocus()
  })

  it('shows the password to who wants to see it', async () => {
    const { user } = await visit('/connexion', { in: here })
    const field = await screen.findByLabelText('Mot de passe')
    expect(field).toHaveAttribute('type', 'password')
    expect(field).toHaveAttribute('autocomplete', 'current-password')
    await user.click(screen.getByRole('checkbox', { name: 'Afficher le mot de passe' }))
    expect(field).toHaveAttribute('type', 'text')
  })

  it('offers no account to try where the site is no demonstration', async () => {
    await visit('/connexion', { in: here })
    await screen.findByRole('heading', { level: 1, name: 'Se connecter' })
    expect(screen.queryByRole('heading', { name: 'Essayer avec un compte de démonstration' })).toBeNull()
  })

  it('signs in by one touch where the site is a demonstration', async () => {
    here = world({ demo: true })
    const { email, password: common } = demonstrationAccounts[0]!
    const { userId } = here.people.camille.actor
    here.db.update(users).set({ email }).where(eq(users.id, userId)).run()
    here.db
      .insert(credentials)
      .values(passwordCredential(userId, await hashPassword(common), here.now()))
      .run()
    const { user, history } = await visit('/connexion', { in: here })
    const region = await screen.findByRole('region', { name: 'Essayer avec un compte de démonstration' })
    const accounts = within(region).getAllByRole('button')
    expect(accounts).toHaveLength(demonstrationAccounts.length)
    await user.click(accounts[0]!)
    await waitFor(() => expect(history.location.pathname).toBe('/aujourdhui'))
  })
})

describe('an invitation', () => {
  const invited = async () => {
    const { link } = await here.as(here.people.administrator).signIn.invite({
      requestId: uuidv7(),
      firstName: 'Rose',
      lastName: 'Lacoste',
      email: 'rose@exemple.fr',
      role: 'advisor',
      structureId: here.structure.id,
    })
    return link.replace('http://localhost:3000', '')
  }

  it('lets one choose a password, and in', async () => {
    const { user, history } = await visit(await invited(), { in: here })
    const field = await screen.findByLabelText('Mot de passe')
    await user.type(field, 'court')
    await user.click(screen.getByRole('button', { name: 'Garder ce mot de passe et entrer' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Choisissez au moins 12 caractères.')
    await user.type(field, ' mais plus long')
    await user.click(screen.getByRole('button', { name: 'Garder ce mot de passe et entrer' }))
    await waitFor(() => expect(history.location.pathname).toBe('/aujourdhui'))
  })

  it('that was used says whom to ask', async () => {
    const address = await invited()
    const key = address.split('#')[1]!
    await here.citizen().signIn.acceptInvitation({ requestId: uuidv7(), key, password })
    const { user } = await visit(address, { in: here })
    await user.type(await screen.findByLabelText('Mot de passe'), 'encore un mot de passe')
    await user.click(screen.getByRole('button', { name: 'Garder ce mot de passe et entrer' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Cette invitation a déjà servi')
  })

  it('that was cut short says so', async () => {
    await visit('/invitation#abc', { in: here })
    expect(await screen.findByText('Ce lien n’est pas complet')).toBeVisible()
  })
})

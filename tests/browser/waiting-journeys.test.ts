import { expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { at } from '../api/booking-request.ts'
import { tellWhoWaits } from '../api/waiting-world.ts'
import { confirm, formFor, title } from './booking-states.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import { fillInForOther, fullWorkshop } from './waiting-states.ts'
import { fillUp, receiveBy } from './way-states.ts'

const openHouse = smallHouses()

const kept = ({ db }: SmallHouse) =>
  db
    .select()
    .from(appointments)
    .all()
    .filter(({ cancelledAt }) => cancelledAt === null)

it('whoever waits for a full workshop is told of a freed seat, and takes it by one touch', async () => {
  const house = await openHouse()
  const { workshopId, key: seat } = await fullWorkshop(house)
  const somebody = await house.visit(320)
  const { page } = somebody
  await page.goto('/')
  await page.getByRole('link', { name: 'Voir les ateliers près de chez vous' }).click()
  await page.getByText('Complet').first().waitFor()
  await page.getByRole('link', { name: /^Liste d’attente : Mes photos, mardi 16/ }).click()
  await title(page, 'Comment vous appelez-vous').waitFor()
  await page.getByRole('textbox', { name: 'Prénom' }).fill('Odile')
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Vergnes')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await title(page, 'Comment vous prévenir').waitFor()
  await page.getByRole('textbox', { name: 'Téléphone' }).fill('06 12 34 56 78')
  await house.wait()
  await page.getByRole('button', { name: 'Me mettre sur la liste' }).click()
  await title(page, 'C’est noté').waitFor()
  await page.getByText('Vous êtes en tête de la liste').waitFor()
  expect(await tellWhoWaits(house)).toEqual([])

  const seated = await house.visit(320)
  await seated.page.goto(`/rendez-vous#${seat}`)
  await seated.page.getByRole('button', { name: 'Annuler' }).click()
  await title(seated.page, 'annulé').waitFor()
  await house.wait()
  const [told] = await tellWhoWaits(house)
  expect(told?.to).toBe('0612345678')

  const other = await house.visit(320)
  await other.page.goto('/ateliers')
  await other.page.getByText('Complet').first().waitFor()

  const phone = await house.visit(320)
  await phone.page.goto(/http\S+#[\w-]+/.exec(told!.text)![0])
  await title(phone.page, 'Une place s’est libérée').waitFor()
  await phone.page.getByText('Elle est gardée pour vous').waitFor()
  await phone.page.getByRole('button', { name: 'Prendre cette place' }).click()
  await title(phone.page, 'C’est noté').waitFor()
  expect(kept(house)).toMatchObject([{ firstName: 'Odile', workshopId, startsAt: at('14:00') }])
  await page.reload()
  await title(page, 'Vous avez une place').waitFor()
  for (const { complaints } of [somebody, seated, other, phone]) expect(complaints).toEqual([])
})

it('whoever finds no call free waits for one, is told, and takes it', async () => {
  const house = await openHouse()
  await house.setClocks('2026-06-15', '09:00')
  receiveBy(house, 'phone')
  fillUp(house)
  const somebody = await house.visit(320)
  const { page } = somebody
  await page.goto('/?comment=telephone')
  await page.getByRole('link', { name: /^Ou laissez-nous vos coordonnées/ }).click()
  await title(page, 'Quand peut-on vous appeler').waitFor()
  await page.getByText('Plutôt le matin').click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('textbox', { name: 'Prénom' }).fill('Odile')
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Vergnes')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('textbox', { name: 'Téléphone' }).fill('06 12 34 56 78')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByText('Mes démarches').click()
  await house.wait()
  await page.getByRole('button', { name: 'Me mettre sur la liste' }).click()
  await title(page, 'C’est noté').waitFor()
  await page.getByText('Un rendez-vous par téléphone, dès qu’une heure se libère').waitFor()
  expect(await tellWhoWaits(house)).toEqual([])
  fillUp(house, '2026-06-16')
  await house.wait()
  const [told] = await tellWhoWaits(house)
  expect(told?.text).toContain('par téléphone')
  const phone = await house.visit(320)
  await phone.page.goto(/http\S+#[\w-]+/.exec(told!.text)![0])
  await phone.page.getByText('Par téléphone : le conseiller appelle à cette heure').waitFor()
  await phone.page.getByRole('button', { name: 'Prendre cette heure' }).click()
  await title(phone.page, 'C’est noté').waitFor()
  expect(kept(house)).toMatchObject([{ firstName: 'Odile', placeId: null, startsAt: at('09:00') }])
  for (const { complaints } of [somebody, phone]) expect(complaints).toEqual([])
})

it('a social worker books for somebody, and the slip says for whom', async () => {
  const house = await openHouse()
  const { page, complaints } = await house.visit(320)
  await page.goto(formFor(house, '10:00'))
  await fillInForOther(house, page)
  await page.reload()
  await title(page, 'Qui vient').waitFor()
  expect(await page.getByRole('textbox', { name: 'Vos prénom et nom' }).inputValue()).toBe('Agnès Delpech')
  await confirm(page)
  await title(page, 'C’est noté').waitFor()
  await page.getByRole('article', { name: 'Votre rendez-vous' }).getByText('Pour Marcel').waitFor()
  expect(kept(house)).toMatchObject([{ firstName: 'Marcel', phone: '0698765432', startsAt: at('10:00') }])
  await page.getByRole('link', { name: 'Déplacer' }).click()
  await page.getByRole('button', { name: 'mardi 16 juin à 11 h 00' }).click()
  await page.getByText('déplacé').waitFor()
  expect(kept(house)).toMatchObject([{ firstName: 'Marcel', startsAt: at('11:00') }])
  expect(complaints).toEqual([])
})

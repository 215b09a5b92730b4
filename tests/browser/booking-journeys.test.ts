import { expect, it } from 'vitest'
import { appointments } from '#drizzle/schema/index.ts'
import { at } from '../api/booking-request.ts'
import { bookElsewhere, confirm, fillIn, formFor, jeanne, title } from './booking-states.ts'
import { type SmallHouse, smallHouses } from './small-house.ts'
import type { Page } from 'playwright-core'

const openHouse = smallHouses()

const booked = ({ db }: SmallHouse) => db.select().from(appointments).all()
const hours = (page: Page) =>
  page
    .getByRole('button', { name: /^mardi 16\sjuin à/ })
    .evaluateAll((all) => all.map((one) => one.textContent?.replaceAll(/\s/g, ' ')))
const answers = (page: Page) =>
  Promise.all(
    ['Prénom', 'Nom', 'Téléphone'].map((name) =>
      page.getByRole('textbox', { name, exact: true }).inputValue(),
    ),
  )
const { firstName, lastName, phone } = jeanne

it('a telephone and four screens are enough, from the commune to the slip', async () => {
  const house = await openHouse()
  const { page, complaints } = await house.visit(320)
  const screens: string[] = []
  page.on('framenavigated', (frame) => screens.push(new URL(frame.url()).pathname))
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Où êtes-vous ?' }).fill('gramat')
  await page.getByRole('button', { name: 'Voir', exact: true }).click()
  await page.getByRole('heading', { name: 'Près de Gramat' }).waitFor()
  await page.getByRole('link', { name: 'Choisir ce lieu : Médiathèque de Gramat' }).click()
  await page.getByRole('button', { name: 'mardi 16 juin à 10 h 00' }).click()
  await fillIn(house, page, { ...jeanne, phone: '05 65 11 22 33' })
  await confirm(page)
  await title(page, 'C’est noté').waitFor()
  await page.getByText('Camille Delmas vous attend').waitFor()
  const place = `/lieux/${house.place.slug}`
  expect([...new Set(screens)]).toEqual(['/', place, `${place}/rendez-vous`, '/rendez-vous'])
  expect(booked(house)).toMatchObject([
    { firstName, lastName, phone: '0565112233', email: null, startsAt: at('10:00') },
  ])
  expect(complaints).toEqual([])
})

it('somebody who reads English books, moves and cancels without a word of French', async () => {
  const house = await openHouse()
  const { page, complaints } = await house.visit(320)
  const french = async () => {
    const text = await page.locator('main').innerText()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    return text.match(/\s[:;?!](?=\s)|\b(rendez|vous|heure|lieux?|pour|votre|les|annuler|mardi|juin)\b/gi)
  }
  await page.goto('/')
  await page.getByRole('link', { name: 'EN', exact: true }).click()
  await title(page, 'A digital adviser').waitFor()
  expect(await french()).toBeNull()
  await page.getByRole('link', { name: 'Choose this place: Médiathèque de Gramat', exact: true }).click()
  const ten = page.getByRole('button', { name: 'Tuesday 16 June at 10:00 am' })
  await ten.waitFor()
  expect(await french()).toBeNull()
  await ten.click()
  await page.getByText('This time is kept for you').waitFor()
  await page.getByRole('textbox', { name: 'First name' }).fill('Jane')
  await page.getByRole('textbox', { name: 'Last name' }).fill('Doe')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('jane@exemple.fr')
  await page.getByText('Official procedures').click()
  expect(await french()).toBeNull()
  await house.wait()
  await page.getByRole('button', { name: 'Confirm the appointment' }).click()
  await title(page, 'It is booked').waitFor()
  expect(await french()).toBeNull()
  await page.getByRole('link', { name: 'Move' }).click()
  await page.getByRole('button', { name: 'Tuesday 16 June at 11:00 am' }).click()
  await page.getByText('Your appointment is moved').waitFor()
  await page.getByRole('button', { name: 'Cancel the appointment' }).click()
  await title(page, 'Appointment cancelled').waitFor()
  expect(await french()).toBeNull()
  expect(booked(house)).toMatchObject([
    { language: 'en', phone: null, startsAt: at('11:00'), cancelledBy: 'citizen' },
  ])
  expect(complaints).toEqual([])
})

it('a lost race offers the three nearest hours, keeps the form, and one touch books', async () => {
  const house = await openHouse()
  const { page, complaints } = await house.visit(320)
  await page.goto(formFor(house, '10:00'))
  await fillIn(house, page)
  await house.wait(11)
  await bookElsewhere(house, '10:00')
  await confirm(page)
  const nearest = page.getByRole('region', { name: 'Cette heure vient d’être prise' })
  await nearest.waitFor()
  expect(await nearest.evaluate((it) => it === document.activeElement)).toBe(true)
  expect(
    await nearest
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.textContent?.replaceAll(/\s/g, ' '))),
  ).toEqual(['mardi 16 juin à 9 h 00', 'mardi 16 juin à 11 h 00', 'mardi 23 juin à 9 h 00'])
  expect(await answers(page)).toEqual([firstName, lastName, phone])
  await nearest.getByRole('button', { name: 'mardi 16 juin à 11 h 00' }).click()
  await page.getByText('gardée pour vous').waitFor()
  await confirm(page)
  await title(page, 'C’est noté').waitFor()
  expect(booked(house).find((one) => one.phone === '0612345678')).toMatchObject({
    firstName,
    startsAt: at('11:00'),
  })
  expect(complaints).toEqual([expect.stringContaining('409')])
})

it('an hour kept too long is still taken when nobody wanted it', async () => {
  const house = await openHouse()
  const { page, complaints } = await house.visit(320)
  await page.goto(formFor(house, '10:00'))
  await fillIn(house, page)
  await house.wait(45)
  await confirm(page)
  await title(page, 'C’est noté').waitFor()
  expect(booked(house)).toHaveLength(1)
  expect(complaints).toEqual([])
})

it('an hour kept by one is hidden from the others until it is given back', async () => {
  const house = await openHouse()
  const [one, other] = [await house.visit(320), await house.visit(320)]
  const place = `/lieux/${house.place.slug}`
  await one.page.goto(formFor(house, '10:00'))
  await one.page.getByText('gardée pour vous').waitFor()
  await other.page.goto(place)
  await title(other.page, 'Quand voulez-vous venir').waitFor()
  expect(await hours(other.page)).toEqual(['9 h 00', '11 h 00'])
  await one.page.getByRole('link', { name: 'Changer d’heure' }).click()
  await title(one.page, 'Quand voulez-vous venir').waitFor()
  expect(await hours(one.page)).toEqual(['9 h 00', '10 h 00', '11 h 00'])
  const released = one.page.waitForResponse(/release/)
  await one.page.getByRole('link', { name: 'Voir les autres lieux' }).click()
  await released
  await other.page.reload()
  await title(other.page, 'Quand voulez-vous venir').waitFor()
  expect(await hours(other.page)).toEqual(['9 h 00', '10 h 00', '11 h 00'])
  expect([...one.complaints, ...other.complaints]).toEqual([])
})

it('what one tab has booked, another of the same browser does not book again', async () => {
  const house = await openHouse()
  const { page, tab, complaints } = await house.visit(320)
  await page.goto(formFor(house, '10:00'))
  await fillIn(house, page)
  const other = await tab(`/lieux/${house.place.slug}`)
  await title(other, 'Quand voulez-vous venir').waitFor()
  expect(await hours(other)).toEqual(['9 h 00', '11 h 00'])
  await other.getByRole('button', { name: 'mardi 16 juin à 11 h 00' }).click()
  await fillIn(house, other)
  await other.goto(formFor(house, '10:00'))
  await other.getByRole('region', { name: 'Cette heure vient d’être prise' }).waitFor()
  await confirm(page)
  await title(page, 'C’est noté').waitFor()
  await confirm(other)
  await other
    .getByRole('region', { name: 'Cette heure vient d’être prise' })
    .and(other.locator(':focus'))
    .waitFor()
  expect(await answers(other)).toEqual([firstName, lastName, phone])
  expect(booked(house)).toMatchObject([{ startsAt: at('10:00') }])
  expect(complaints).toEqual([expect.stringContaining('409')])
})

it('going back, forward, over again and into English loses nothing', async () => {
  const house = await openHouse()
  const { page, complaints } = await house.visit(320)
  await page.goto(`/lieux/${house.place.slug}`)
  await page.getByRole('button', { name: 'mardi 16 juin à 10 h 00' }).click()
  await fillIn(house, page)
  await page.goBack()
  await title(page, 'Quand voulez-vous venir').waitFor()
  expect(await hours(page)).toEqual(['9 h 00', '10 h 00', '11 h 00'])
  await page.goForward()
  await title(page, 'Qui êtes-vous').waitFor()
  expect(await answers(page)).toEqual([firstName, lastName, phone])
  await page.reload()
  await title(page, 'Qui êtes-vous').waitFor()
  expect(await answers(page)).toEqual([firstName, lastName, phone])
  await page.getByRole('link', { name: 'EN', exact: true }).click()
  await page.getByText('This time is kept for you').waitFor()
  expect(await page.getByRole('textbox', { name: 'First name' }).inputValue()).toBe(firstName)
  expect(await page.getByRole('radio', { name: 'Official procedures' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Confirm the appointment' }).click()
  await title(page, 'It is booked').waitFor()
  await page.goBack()
  await title(page, 'Quand voulez-vous venir').waitFor()
  expect(await hours(page)).toEqual(['9 h 00', '11 h 00'])
  expect(booked(house)).toHaveLength(1)
  expect(complaints).toEqual([])
})

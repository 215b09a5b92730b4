import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { create } from 'qrcode'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { linkForWebsite } from '#client/places/link-for-website.ts'
import { type World, world } from '../api/world.ts'
import { visit } from './visit.tsx'

let here: World
beforeEach(() => void (here = world({ publicUrl: 'https://rendez-vous.exemple.fr' })))
afterEach(() => void vi.restoreAllMocks())

const flat = (text: string | null) => text?.replaceAll(/\s/g, ' ')

/** The square as drawn, module by module: each rectangle of the path is a run of dark ones. */
function modulesOf(path: string, size: number, margin: number) {
  const dark = new Uint8Array(size * size)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    dark.fill(
      1,
      (Number(y) - margin) * size + Number(x) - margin,
      (Number(y) - margin) * size + Number(x) - margin + Number(length),
    )
  return dark
}

describe('the poster of a place', () => {
  const open = (lang = '') => visit(`${lang}/lieux/${here.place.slug}/affiche`, { in: here })

  it('says in French where, when, how to call, and the short address', async () => {
    await open()
    const poster = within(await screen.findByRole('article', { name: 'Affiche' }))
    expect(poster.getByRole('heading', { name: 'Médiathèque de Gramat' })).toBeVisible()
    for (const text of [
      '1 place de la Halle, 46500 Gramat',
      'Tous les mardis de 9 h à 12 h',
      '05 65 00 00 00',
      'rendez-vous.exemple.fr/l/mediatheque-de-gramat',
    ])
      expect(
        poster.getByText(
          (_, element) => flat(element?.textContent ?? '') === text && !element?.children.length,
        ),
      ).toBeVisible()
  })

  it('has a square that leads to the short address, module by module', async () => {
    await open('/en')
    const square = await screen.findByRole('img', {
      name: /ouvre rendez-vous\.exemple\.fr\/l\/mediatheque-de-gramat/,
    })
    const { size, data } = create('https://rendez-vous.exemple.fr/l/mediatheque-de-gramat', {
      errorCorrectionLevel: 'M',
    }).modules
    const drawing = decodeURIComponent((square as HTMLImageElement).src.split(',')[1] ?? '')
    expect(drawing).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`)
    const drawn = modulesOf(drawing, size, 4)
    expect([...drawn]).toEqual([...data].map(Number))
    expect(screen.getByRole('article')).toHaveAttribute('lang', 'fr')
  })

  it('is printed by its button, and reached from the page of the place', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {})
    const { user } = await visit(`/lieux/${here.place.slug}`, { in: here })
    await user.click(await screen.findByRole('link', { name: 'Imprimer l’affiche de ce lieu' }))
    await user.click(await screen.findByRole('button', { name: 'Imprimer l’affiche' }))
    expect(print).toHaveBeenCalledOnce()
  })
})

describe('who administers', () => {
  it('copies the short address and the button for the town, and opens the poster', async () => {
    here = world()
    const { user } = await visit('/administration/lieux', { in: here, as: here.people.administrator })
    await user.click(await screen.findByRole('button', { name: /^Affiche et lien.*Médiathèque de Gramat/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByLabelText('Adresse courte')).toHaveValue(
      'http://localhost:3000/l/mediatheque-de-gramat',
    )
    expect(dialog.getByRole('link', { name: /affiche à imprimer/ })).toHaveAttribute(
      'href',
      `/lieux/${here.place.slug}/affiche`,
    )
    const code = dialog.getByLabelText<HTMLTextAreaElement>('Bouton pour le site de la commune')
    expect(code.value).toContain('href="http://localhost:3000/l/mediatheque-de-gramat"')
    fireEvent.click(dialog.getByRole('button', { name: 'Copier le code' }))
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(code.value))
  })

  it('gives a button that no name can turn into anything else', () => {
    const html = linkForWebsite({ name: '"><script>alert(1)</script>', shortAddress: 'https://a.fr/l/x' })
    const page = new DOMParser().parseFromString(html, 'text/html')
    expect(page.querySelectorAll('script')).toHaveLength(0)
    expect(page.body.children).toHaveLength(1)
    expect(page.querySelector('a')?.textContent).toContain('"><script>alert(1)</script>')
  })
})

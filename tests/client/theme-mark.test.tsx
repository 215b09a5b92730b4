import { render, screen } from '@testing-library/react'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LangContext } from '#client/ui/lang.ts'
import { ThemeMark } from '#client/ui/ThemeMark.tsx'
import { themeLabels, themes } from '#shared/themes.ts'

const sheet = readFileSync(new URL('../../client/ui/theme-colours.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = sheet.match(/\{[^}]*\}/g) ?? []

/** Letters and drawings are read on these: the page, and the quiet grounds for the smaller things. */
const schemes = [
  { scheme: 'light', rules: light, grounds: ['#ffffff'] },
  { scheme: 'dark', rules: dark, grounds: ['#161616', '#1e1e1e'] },
]

const eyes = ['usual', 'protan', 'deutan', 'tritan'] as const
type Eye = (typeof eyes)[number]
type Colour = [red: number, green: number, blue: number]

describe.each(schemes)('the colours of the themes, $scheme', ({ rules, grounds }) => {
  const colours = themes.map((theme) =>
    linear(new RegExp(`--theme-${theme}: (#\\w{6})`).exec(rules)?.[1] ?? ''),
  )

  it('are readable on the grounds of the page', () => {
    for (const colour of colours)
      for (const ground of grounds) expect(contrast(colour, linear(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(eyes)('stay apart from one another for %s eyes', (eye) => {
    const [everyday, citizen, autonomy] = colours.map((colour) => lab(seenBy(eye, colour))) as [
      Colour,
      Colour,
      Colour,
    ]
    expect(distance(everyday, citizen)).toBeGreaterThan(30)
    expect(distance(everyday, autonomy)).toBeGreaterThan(30)
    expect(distance(citizen, autonomy)).toBeGreaterThan(30)
  })
})

it('names the theme in words, short where room is scarce', () => {
  render(
    <>
      <ThemeMark theme="citizen" />
      <ThemeMark theme="autonomy" short />
    </>,
  )
  expect(screen.getByText(themeLabels.citizen.fr)).toBeVisible()
  expect(screen.getByText(themeLabels.autonomy.short)).toBeVisible()
})

it('speaks English on English pages', () => {
  render(
    <LangContext value="en">
      <ThemeMark theme="everyday" />
    </LangContext>,
  )
  expect(screen.getByText(themeLabels.everyday.en)).toBeVisible()
})

it('draws another pattern for each theme, so that colour never tells alone', () => {
  const drawings = themes.map((theme) => {
    const { container, unmount } = render(<ThemeMark theme={theme} />)
    const drawing = container.querySelector('pattern g')?.innerHTML
    unmount()
    return drawing
  })
  expect(new Set(drawings).size).toBe(3)
})

/** Linear light of a `#rrggbb` (IEC 61966-2-1). */
function linear(hex: string): Colour {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: Colour, b: Colour) {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Colour) {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Machado, Oliveira and Fernandes 2009, complete dichromacy. */
function seenBy(eye: Eye, colour: Colour): Colour {
  if (eye === 'usual') return colour
  const matrices = {
    protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
    tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  }
  const matrix = matrices[eye]
  const row = (at: number) => {
    const mixed = colour.reduce((sum, value, index) => sum + value * matrix[at + index]!, 0)
    return Math.min(1, Math.max(0, mixed))
  }
  return [row(0), row(3), row(6)]
}

/** CIE 1976 L*a*b*, D65. */
function lab([red, green, blue]: Colour): Colour {
  const curve = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue)
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function distance(a: Colour, b: Colour) {
  return Math.hypot(...a.map((value, index) => value - b[index]!))
}

import { useId, type ReactNode } from 'react'
import type { Lang } from '#shared/speech.ts'
import { themeLabels, themes, type Theme } from '#shared/themes.ts'
import { ThemePattern } from '../ThemeMark.tsx'

/** One of the things that a chart tells apart: its words, and how its bars are filled. */
export type ChartKey<Name extends string = string> = {
  name: Name
  words: string
  /** For `<defs>`: filled with `url(#id)`. */
  pattern: (id: string) => ReactNode
}

export const themeKeys = (lang: Lang): ChartKey<Theme>[] =>
  themes.map((theme) => ({
    name: theme,
    words: themeLabels[theme][lang === 'fr' ? 'short' : lang],
    pattern: (id) => <ThemePattern theme={theme} id={id} />,
  }))

/** What is not a theme has one colour and a drawing: from the emptiest to the fullest, told apart in black and white. */
export type Ink = keyof typeof inks

export const inkPattern = (ink: Ink) => (id: string) => (
  <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
    <rect width="8" height="8" fill="var(--chart-ground)" />
    <g fill="var(--chart-ink)" stroke="var(--chart-ink)" strokeWidth="0">
      {inks[ink]}
    </g>
  </pattern>
)

const inks = {
  dotted: <path d="M2 2h.01M6 6h.01" strokeWidth="1.75" strokeLinecap="round" />,
  striped: <path d="M-1 1 1-1M-1 9 9-1M7 9 9 7" strokeWidth="2.5" />,
  crossed: <path d="M0 0 8 8M8 0 0 8" strokeWidth="1.5" />,
  full: <rect width="8" height="8" />,
}

/** The colour and drawing of a key alone, beside its words. */
export function KeySwatch({ pattern }: Pick<ChartKey, 'pattern'>) {
  const id = useId()
  return (
    <svg className="chart-swatch" viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true">
      <defs>{pattern(id)}</defs>
      <rect x="0.5" y="0.5" width="15" height="15" rx="3.5" fill={`url(#${id})`} />
    </svg>
  )
}

export function KeyWords({ of: { words, pattern } }: { of: ChartKey }) {
  return (
    <span className="chart-key">
      <KeySwatch pattern={pattern} />
      {words}
    </span>
  )
}

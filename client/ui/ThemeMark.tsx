import { useId } from 'react'
import { themeLabels, type Theme } from '#shared/themes.ts'
import { useLang } from './lang.ts'
import './theme-mark.css'

/** A priority theme, the same everywhere: its colour, its pattern and its name (the short one when room is scarce). */
export function ThemeMark({ theme, short = false }: { theme: Theme; short?: boolean }) {
  const lang = useLang()
  const { short: shortName, ...names } = themeLabels[theme]
  return (
    <span className="theme-mark">
      <ThemeSwatch theme={theme} />
      {short && lang === 'fr' ? shortName : names[lang]}
    </span>
  )
}

/** The colour and pattern alone, beside words that already name the theme. */
export function ThemeSwatch({ theme }: { theme: Theme }) {
  const id = useId()
  return (
    <svg
      className="theme-swatch"
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <ThemePattern theme={theme} id={id} />
      </defs>
      <rect width="16" height="16" rx="4" fill={`url(#${id})`} />
    </svg>
  )
}

/** The same for any drawing: put it in `<defs>` and fill with `url(#id)`. */
export function ThemePattern({ theme, id }: { theme: Theme; id: string }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill={themeColour(theme)} />
      <g fill="var(--theme-pattern)" stroke="var(--theme-pattern)" strokeWidth="0">
        {drawings[theme]}
      </g>
    </pattern>
  )
}

/** For what cannot bear a pattern (a thin line, a letter). */
export const themeColour = (theme: Theme) => `var(--theme-${theme})`

/** Dots for every day, stripes for the citizen, plain for the administration: told apart without any colour. */
const drawings: Record<Theme, React.ReactNode> = {
  everyday: <circle cx="4" cy="4" r="1.5" />,
  citizen: <path d="M-1 1 1-1M-1 9 9-1M7 9 9 7" strokeWidth="1.75" />,
  autonomy: null,
}

import type { ReactNode } from 'react'
import type { Theme } from '#shared/themes.ts'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { Definition } from './Definition.tsx'
import './themes.css'

type ThemeArticleProps = {
  theme: Theme
  /** Of the sessions that touch a theme, those that touch this one: « 46 % ». */
  share: string
  children: ReactNode
}

/** One of the letter's three themes, large, in its colour. */
export function ThemeArticle({ theme, share, children }: ThemeArticleProps) {
  return (
    <article
      className="theme"
      aria-labelledby={`theme-${theme}`}
      style={{ borderColor: `var(--theme-${theme})` }}
    >
      <h3 id={`theme-${theme}`}>
        <ThemeMark theme={theme} />
      </h3>
      <p className="theme-share">
        <strong style={{ color: `var(--theme-${theme})` }}>{share}</strong>{' '}
        <Definition of="frequency">des séances</Definition>
      </p>
      {children}
    </article>
  )
}

import type { ReactNode } from 'react'
import { colonOf, useLang } from './lang.ts'

type HeardAboutProps = { seen: string; children: ReactNode }

/**
 * The words of a link or a button, and what it is about for whoever hears it alone. A piece out of the line of words would bring
 * a space of its own before the colon, which English does not have: so the colon stays in it, and takes no room.
 */
export function HeardAbout({ seen, children }: HeardAboutProps) {
  return (
    <span>
      {seen}
      <span className="heard-colon">{colonOf(useLang())}</span>
      <span className="heard-only">{children}</span>
    </span>
  )
}

import type { ReactNode } from 'react'
import './page-head.css'

type PageHeadProps = {
  title: string
  /** One line under it: when, where, whose. */
  lead?: ReactNode
  /** The main act of the page, and little else. */
  children?: ReactNode
}

/** What the page is, and what one comes to do there. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children}
    </div>
  )
}

/** A key of the keyboard that does the same; only seen where there is one. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {children}
    </kbd>
  )
}

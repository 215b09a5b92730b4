import type { ReactNode } from 'react'
import './alert.css'

type AlertProps = {
  tone: 'info' | 'success' | 'warning' | 'error'
  title?: string
  children?: ReactNode
  /** It appears in answer to an act: said aloud at once. Without it, only what was there when the page opened. */
  appears?: boolean
}

/** Something to know before going on: what happened, what was kept, what to do. */
export function Alert({ tone, title, children, appears = false }: AlertProps) {
  return (
    <div
      className={`alert fr-alert fr-alert--${tone} ${title ? '' : 'fr-alert--sm'}`}
      role={appears ? 'alert' : undefined}
    >
      {title && <p className="fr-alert__title">{title}</p>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

/** A quiet line about the state of things: never an error. `urgent` for what must be done today. */
export function Notice({ tone = 'quiet', children }: { tone?: 'quiet' | 'urgent'; children: ReactNode }) {
  return <div className={`notice notice-${tone}`}>{children}</div>
}

import type { ReactNode } from 'react'
import './card.css'

type CardProps = {
  children: ReactNode
  as?: 'div' | 'article' | 'section' | 'li'
  'aria-labelledby'?: string
  className?: string
}

/** A frame around one thing among several alike; nothing else deserves a box. */
export function Card({ as: Element = 'div', className = '', ...more }: CardProps) {
  return <Element className={`card ${className}`} {...more} />
}

/** A state in a word or two, beside a name: never by colour alone. */
export function Badge({ tone = 'plain', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>
}

export type BadgeTone = 'plain' | 'strong' | 'urgent'

/** What to show where a list is empty: why, and the next thing to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}

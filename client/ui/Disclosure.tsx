import type { ReactNode } from 'react'
import './disclosure.css'

/** More for who wants it: a definition, a method, a detail. */
export function Disclosure({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <details className="disclosure">
      <summary>{title}</summary>
      <div className="disclosure-content">{children}</div>
    </details>
  )
}

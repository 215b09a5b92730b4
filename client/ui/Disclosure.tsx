import type { ReactNode } from 'react'
import './disclosure.css'

type DisclosureProps = {
  title: ReactNode
  children: ReactNode
  /** Already open when the page opens. */ open?: boolean
}

/** More for who wants it: a definition, a method, a detail. */
export function Disclosure({ title, children, open = false }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary>{title}</summary>
      <div className="disclosure-content">{children}</div>
    </details>
  )
}

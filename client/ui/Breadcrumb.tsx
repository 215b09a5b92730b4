import { Children, type ReactNode } from 'react'
import { inBoth, useWords } from './lang.ts'
import './breadcrumb.css'

/** The way up: `<RouteLink>`s from the top, then the place one is at, as plain words. */
export function Breadcrumb({ children }: { children: ReactNode }) {
  const say = useWords(words)
  const steps = Children.toArray(children)
  return (
    <nav aria-label={say.youAreHere} className="breadcrumb">
      <ol>
        {steps.map((step, index) => (
          <li key={index} aria-current={index === steps.length - 1 ? 'page' : undefined}>
            {step}
          </li>
        ))}
      </ol>
    </nav>
  )
}

const words = inBoth({ fr: { youAreHere: 'Vous êtes ici' }, en: { youAreHere: 'You are here' } })

import { type ReactNode, useEffect, useRef } from 'react'
import type { Looked } from './search-params.ts'

type FoundAloudProps = { isReady: boolean; looked: Looked; children: ReactNode }

/**
 * Around the answer to a search. When somebody asked for another commune, or for here, the title of the answer takes the
 * focus as soon as it is there; a filter leaves the focus where it is, and the title is said aloud.
 */
export function FoundAloud({ isReady, looked, children }: FoundAloudProps) {
  const box = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLOutputElement>(null)
  const asked = looked.ou ?? looked.ici
  const filters = `${looked.comment ?? ''} ${looked.plainpied ?? ''}`
  const before = useRef({ asked, filters })
  useEffect(() => {
    if (!isReady) return
    const title = box.current?.querySelector('h2')
    if (before.current.asked !== asked) title?.focus()
    else if (before.current.filters !== filters && said.current)
      said.current.textContent = [title, title?.nextElementSibling].map((it) => it?.textContent).join('. ')
    before.current = { asked, filters }
  }, [isReady, asked, filters])
  return (
    <div ref={box}>
      {children}
      <output className="heard-only" ref={said} />
    </div>
  )
}

import type { ReactNode } from 'react'
import { CloseIcon } from './icons.tsx'
import { inBoth, useWords } from './lang.ts'
import './chip.css'

/** A filter in force; a touch takes it away. `name` is what a screen reader hears after « Retirer ». */
export function Chip({
  name,
  children,
  onRemove,
}: {
  name: string
  children?: ReactNode
  onRemove: () => void
}) {
  const say = useWords(words)
  return (
    <button type="button" className="chip" aria-label={`${say.remove} ${name}`} onClick={onRemove}>
      {children ?? name}
      <CloseIcon />
    </button>
  )
}

const words = inBoth({ fr: { remove: 'Retirer\u00a0:' }, en: { remove: 'Remove:' } })

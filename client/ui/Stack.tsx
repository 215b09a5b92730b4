import type { ReactNode } from 'react'

type Gap = 'small' | 'medium' | 'large'
type As = 'div' | 'section' | 'article' | 'ul' | 'ol' | 'form' | 'li'

type StackProps = {
  children: ReactNode
  /** 8, 24 or 48 px between the pieces; 24 unless told. */
  gap?: Gap
  as?: Exclude<As, 'form'>
  'aria-labelledby'?: string
  className?: string
}

/** One thing under another, at the rhythm of the house. */
export function Stack({ gap = 'medium', as: Element = 'div', className = '', ...more }: StackProps) {
  return <Element className={`stack stack-${gap} ${className}`} {...more} />
}

/** Things side by side while there is room, then under one another. */
export function Row({ gap = 'small', as: Element = 'div', className = '', ...more }: StackProps) {
  return <Element className={`row row-${gap} ${className}`} {...more} />
}

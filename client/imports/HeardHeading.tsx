import { type ReactNode, useEffect, useRef } from 'react'

/** What takes the place of the button that was pressed: the focus goes there, and it is read aloud. */
export function HeardHeading({ id, children }: { id?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h3 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h3>
  )
}

import { useEffect, useRef, useState } from 'react'

/**
 * Whether the element is on the screen, or so near that it will soon be: two screens above and below. What holds the
 * keyboard's focus stays near wherever one scrolls, for the focus to have somewhere to come back to.
 */
export function useNear() {
  const element = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new IntersectionObserver(
      (entries) =>
        setNear(Boolean(entries.at(-1)?.isIntersecting) || watched.contains(document.activeElement)),
      { rootMargin: '200% 0%' },
    )
    observer.observe(watched)
    return () => observer.disconnect()
  }, [])
  return { element, isNear }
}

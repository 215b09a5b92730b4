import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Ground, Spot } from '#shared/map-ground.ts'
import { between, moved, type View, wholeView, withInSight, zoomed } from '#shared/map-view.ts'

/** Milliseconds from one view to another; none for whoever asked for less motion. */
const glide = 200

/**
 * How close one looks at a map: by buttons and keys, by the wheel once the map has the focus or with Ctrl (else the page
 * scrolls under it as anywhere), by two fingers; by one finger or the mouse from side to side, once zoomed.
 */
export function useView(frame: RefObject<SVGSVGElement | null>, ground: Ground) {
  const shape = `${ground.width} ${ground.height}`
  const [last, setLast] = useState({ shape, view: wholeView })
  const gliding = useRef(0)
  const view = last.shape === shape ? last.view : wholeView
  const setView = useCallback(
    (look: (view: View) => View) =>
      setLast((before) => ({ shape, view: look(before.shape === shape ? before.view : wholeView) })),
    [shape],
  )
  useEffect(() => () => cancelAnimationFrame(gliding.current), [])
  useFingers(frame, ground, setView)
  const middle: Spot = [ground.width / 2, ground.height / 2]
  return {
    view,
    zoom: (factor: number) => goTo(zoomed(view, factor, middle, ground)),
    reset: () => goTo(wholeView),
    bringInSight: (at: Spot) => setView((now) => withInSight(now, at, ground)),
  }

  function goTo(next: View) {
    cancelAnimationFrame(gliding.current)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return setView(() => next)
    const startsAt = performance.now()
    const step = (at: number) => {
      const part = Math.min(1, Math.max(0, at - startsAt) / glide)
      setView(() => between(view, next, part * (2 - part)))
      if (part < 1) gliding.current = requestAnimationFrame(step)
    }
    gliding.current = requestAnimationFrame(step)
  }
}

/** Listened to by hand: React’s own listeners may not hold the page back from scrolling. */
function useFingers(
  frame: RefObject<SVGSVGElement | null>,
  ground: Ground,
  setView: (look: (view: View) => View) => void,
) {
  useEffect(() => {
    const svg = frame.current
    if (!svg) return
    const stop = new AbortController()
    const listening = { signal: stop.signal }
    const fingers = new Map<number, Spot>()
    const spotOf = ({ clientX, clientY }: MouseEvent): Spot => {
      const { left, top, width } = svg.getBoundingClientRect()
      const scale = width === 0 ? 1 : ground.width / width
      return [(clientX - left) * scale, (clientY - top) * scale]
    }
    svg.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !svg.contains(document.activeElement)) return
        event.preventDefault()
        const at = spotOf(event)
        setView((now) => zoomed(now, Math.exp(-event.deltaY / 300), at, ground))
      },
      { ...listening, passive: false },
    )
    let travelled = 0
    svg.addEventListener(
      'pointerdown',
      (event) => {
        travelled = 0
        fingers.set(event.pointerId, spotOf(event))
      },
      listening,
    )
    svg.addEventListener(
      'pointermove',
      (event) => {
        const before = fingers.get(event.pointerId)
        if (!before || (event.pointerType === 'mouse' && event.buttons === 0)) return
        const at = spotOf(event)
        const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, spot]) => spot)
        fingers.set(event.pointerId, at)
        travelled += far(at, before)
        setView((now) =>
          other
            ? zoomed(now, far(at, other) / Math.max(1, far(before, other)), other, ground)
            : moved(now, [at[0] - before[0], at[1] - before[1]], ground),
        )
      },
      listening,
    )
    /* Whoever lets go after having moved the map chose nothing. */
    svg.addEventListener('click', (event) => travelled > slip && event.stopPropagation(), {
      ...listening,
      capture: true,
    })
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
      svg.addEventListener(end, ({ pointerId }) => fingers.delete(pointerId), listening)
    return () => stop.abort()
  }, [frame, ground, setView])
}

/** What a hand moves without meaning to. */
const slip = 6

const far = ([x, y]: Spot, [otherX, otherY]: Spot) => Math.hypot(x - otherX, y - otherY)

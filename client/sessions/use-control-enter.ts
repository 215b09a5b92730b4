import { useEffect, useEffectEvent, useRef } from 'react'

/**
 * Control and Enter send the form from anywhere in the page, typing or not, unless one answers a question.
 * @param onSend just before; with the capitals key, one asks to begin another one after
 */
export function useControlEnter(onSend: (isWithShift: boolean) => void) {
  const form = useRef<HTMLFormElement>(null)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    if (event.target instanceof Element && event.target.closest('dialog')) return
    event.preventDefault()
    onSend(event.shiftKey)
    form.current?.requestSubmit()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return form
}

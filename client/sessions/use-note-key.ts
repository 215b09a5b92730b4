import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Anywhere in the staff's pages, the key `n` opens « Noter un accompagnement », unless one is typing. */
export function useNoteKey(isAllowed: boolean) {
  const navigate = useNavigate()
  useEffect(() => {
    if (!isAllowed) return
    const open = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      void navigate({ to: '/noter' })
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  }, [isAllowed, navigate])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input:not([type=checkbox], [type=radio]), textarea, select, dialog') !== null)

import { useNavigate } from '@tanstack/react-router'
import { useShortcut } from '../shortcut.ts'

/** Anywhere in the staff's pages, the key `n` opens « Noter un accompagnement », unless one is typing. */
export function useNoteKey(isAllowed: boolean) {
  const navigate = useNavigate()
  useShortcut('n', () => void navigate({ to: '/noter' }), isAllowed)
}

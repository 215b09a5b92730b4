import { useEffect, useState, useSyncExternalStore } from 'react'
import { dismiss, followAnnouncements, readAnnouncements, type Shown } from './announcements.ts'
import { Button } from './Button.tsx'
import { inBoth, useWords } from './lang.ts'
import './toast.css'

const lasts = 10_000

/** Where announcements appear: one place in the shell, said politely. */
export function Toasts() {
  const shown = useSyncExternalStore(followAnnouncements, readAnnouncements)
  return (
    <output className="toasts">
      {shown.map((one) => (
        <Toast key={one.id} {...one} />
      ))}
    </output>
  )
}

/** Time stops while a pointer or the focus is on it: nobody has to hurry. */
function Toast({ id, message, undo }: Shown) {
  const [held, setHeld] = useState(false)
  const say = useWords(words)
  useEffect(() => {
    if (held) return
    const end = setTimeout(() => dismiss(id), lasts)
    return () => clearTimeout(end)
  }, [held, id])
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{message}</span>
      {undo ? (
        <Button
          type="button"
          look="quiet"
          onClick={() => {
            dismiss(id)
            undo()
          }}
        >
          {say.undo}
        </Button>
      ) : (
        <Button type="button" look="quiet" onClick={() => dismiss(id)}>
          {say.close}
        </Button>
      )}
    </div>
  )
}

const words = inBoth({ fr: { undo: 'Annuler', close: 'Fermer' }, en: { undo: 'Undo', close: 'Close' } })

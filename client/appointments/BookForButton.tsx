import { lazy, Suspense, useState } from 'react'
import { useShortcut } from '../shortcut.ts'
import { Button, type ButtonLook } from '../ui/Button.tsx'
import { Key } from '../ui/PageHead.tsx'

const BookForDialog = lazy(() =>
  import('./BookForDialog.tsx').then((opened) => ({ default: opened.BookForDialog })),
)

/** Somebody is at the counter, or on the phone: one touch, or the key `r`, and their name can be typed. */
export function BookForButton({ look }: { look: ButtonLook }) {
  const [isOpen, setOpen] = useState(false)
  useShortcut('r', () => setOpen(true))
  return (
    <>
      <Button type="button" look={look} aria-keyshortcuts="r" onClick={() => setOpen(true)}>
        Donner un rendez-vous
        <Key>r</Key>
      </Button>
      {isOpen && (
        <Suspense>
          <BookForDialog startsAt={null} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

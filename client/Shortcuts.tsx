import { lazy, Suspense, useState } from 'react'
import { useShortcut } from './shortcut.ts'
import { Button } from './ui/Button.tsx'
import { Key } from './ui/PageHead.tsx'

const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet.tsx').then((opened) => ({ default: opened.ShortcutSheet })),
)

/** The list of all keys, by the key `?` or by touch. */
export function Shortcuts() {
  const [isOpen, setOpen] = useState(false)
  useShortcut('?', () => setOpen(true))
  return (
    <>
      <Button
        type="button"
        look="quiet"
        className="staff-shortcuts"
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        Raccourcis
        <Key>?</Key>
      </Button>
      {isOpen && (
        <Suspense>
          <ShortcutSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

import { type ReactNode, useEffect, useState } from 'react'
import { type FieldGuard, FieldGuardContext } from './ui/field-guard.ts'

/**
 * The guard of every form: no number that proves itself, password or code leaves in a name, a title or any other free text. It
 * comes when somebody first writes, so that nobody waits for it to read; the server refuses the same.
 */
export function GuardedFields({ children }: { children: ReactNode }) {
  const [guard, setGuard] = useState<{ says: FieldGuard }>({ says: () => undefined })
  useEffect(() => {
    const arrive = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
      document.removeEventListener('focusin', arrive)
      import('./guarded-text.ts').then(
        ({ secretSaid }) => setGuard({ says: secretSaid }),
        () => document.addEventListener('focusin', arrive),
      )
    }
    document.addEventListener('focusin', arrive)
    document.addEventListener('submit', keepBack, true)
    return () => {
      document.removeEventListener('focusin', arrive)
      document.removeEventListener('submit', keepBack, true)
    }
  }, [])
  return <FieldGuardContext value={guard.says}>{children}</FieldGuardContext>
}

/** Before any form hears of it: whoever sends is led to what is to be taken out. */
function keepBack(event: SubmitEvent) {
  const refused = (event.target as HTMLFormElement).querySelector<HTMLElement>('[data-refused]')
  if (!refused) return
  event.preventDefault()
  event.stopPropagation()
  refused.focus()
}

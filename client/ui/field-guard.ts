import { useEffect, useMemo, useState } from 'react'
import type { Lang } from '#shared/speech.ts'
import { fieldGuard } from './field-guard-given.ts'
import { useLang } from './lang.ts'

/** Says what is wrong with what is being written in a field, whatever its form; nothing when all is well. */
export type FieldGuard = (text: string, lang: Lang, mayHoldCodes: boolean) => string | undefined

/** What a field accepts: nothing secret unless told; `codes` of doors too; `anything` when its form reads it itself. */
export type Accepts = 'codes' | 'anything' | undefined

type Written = {
  value?: unknown
  defaultValue?: unknown
  type?: string | undefined
  readOnly?: boolean | undefined
}

/** Reads what a field holds, typed, pasted or given by its form. `refused` marks the field for the form not to leave. */
export function useGuarded({ value, defaultValue, type = 'text', readOnly }: Written, accepts: Accepts) {
  const lang = useLang()
  const [typed, setTyped] = useState(typeof defaultValue === 'string' ? defaultValue : '')
  const text = typeof value === 'string' ? value : typed
  const isRead = type === 'text' && !readOnly && accepts !== 'anything'
  const say = useFieldGuard(isRead && text !== '')
  const secret = useMemo(
    () => (isRead ? say?.(text, lang, accepts === 'codes') : undefined),
    [isRead, say, text, lang, accepts],
  )
  return { secret, refused: secret === undefined ? {} : { 'data-refused': '' }, onTyped: setTyped }
}

let given: FieldGuard | undefined

/** The guard comes once something is written, so that nobody waits for it to read; a network that fails is asked again. */
function useFieldGuard(isWanted: boolean) {
  const [say, setSay] = useState<{ guard: FieldGuard | undefined }>({ guard: given })
  useEffect(() => {
    if (!isWanted || say.guard) return
    document.addEventListener('submit', keepBack, true)
    fieldGuard.load?.().then(
      (guard) => setSay({ guard: (given = guard) }),
      () => undefined,
    )
  }, [isWanted, say])
  return say.guard
}

/** Before any form hears of it: whoever sends is led to what is to be taken out. */
function keepBack(event: SubmitEvent) {
  const refused = (event.target as HTMLFormElement).querySelector<HTMLElement>('[data-refused]')
  if (!refused) return
  event.preventDefault()
  event.stopPropagation()
  refused.focus()
}

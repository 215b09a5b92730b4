import { createContext, useContext, useMemo, useState } from 'react'
import type { Lang } from '#shared/speech.ts'
import { useLang } from './lang.ts'

/** Says what is wrong with what is being written in a field, whatever its form; nothing when all is well. */
export type FieldGuard = (text: string, lang: Lang, mayHoldCodes: boolean) => string | undefined

/** Given by the pages; nobody reads over one's shoulder without it. */
export const FieldGuardContext = createContext<FieldGuard>(() => undefined)

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
  const say = useContext(FieldGuardContext)
  const lang = useLang()
  const [typed, setTyped] = useState(typeof defaultValue === 'string' ? defaultValue : '')
  const text = typeof value === 'string' ? value : typed
  const isRead = type === 'text' && !readOnly && accepts !== 'anything'
  const secret = useMemo(
    () => (isRead ? say(text, lang, accepts === 'codes') : undefined),
    [isRead, say, text, lang, accepts],
  )
  return { secret, refused: secret === undefined ? {} : { 'data-refused': '' }, onTyped: setTyped }
}

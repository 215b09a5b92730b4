import { createContext, useContext } from 'react'
import type { Lang } from '#shared/speech.ts'

/** The language of what is inside; staff pages are in French. */
export const LangContext = createContext<Lang>('fr')

export const useLang = (): Lang => useContext(LangContext)

/** The words of a page in its two languages. French leads: English must have the same words, and no other. */
export const inBoth = <Words extends object>(words: { fr: Words; en: NoInfer<Words> }) => words

/** The words of a page in the language of the page. */
export const useWords = <Words extends object>(words: { fr: Words; en: Words }): Words => words[useLang()]

/** French sets a space before a colon, English none. */
export const colonOf = (lang: Lang): string => (lang === 'fr' ? '\u00a0: ' : ': ')

/** French counts one up to, not including, two: `0 lieu`, `1 lieu`, `2 lieux`; English only one: `0 places`, `1 place`. */
export function plural(lang: Lang, count: number, one: string, many: string): string {
  const isOne = lang === 'fr' ? Math.abs(count) < 2 : count === 1
  return `${count.toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB')}\u00a0${isOne ? one : many}`
}

/** `mardi 16 juin` at the beginning of a line: `Mardi 16 juin`. */
export const capitalised = (said: string): string => said.charAt(0).toLocaleUpperCase('fr') + said.slice(1)

import { guard, type Secret, secretLabels } from '#shared/note-guard.ts'
import type { Lang } from '#shared/speech.ts'

/**
 * What to say of a text that holds what must not be kept, in a note, a name or a title; nothing when it holds none.
 * @param mayHoldCodes of an address: the code of its door helps whoever comes
 */
export function secretSaid(text: string, lang: Lang = 'fr', mayHoldCodes = false): string | undefined {
  const found = guard(text).secrets.filter(({ secret }) => !mayHoldCodes || secret !== 'password')
  const named = [...new Set(found.map(({ secret }) => labels[lang][secret]))]
  if (named.length === 0) return undefined
  if (lang === 'en') return `This looks like ${listed(named, 'en')}: it must not be kept here.`
  const must = named.length > 1 ? 'ils ne doivent pas être gardés' : 'cela ne doit pas être gardé'
  return `On dirait ${listed(named)}\u00a0: ${must} ici.`
}

export const listed = (words: string[], lang: Lang = 'fr') => new Intl.ListFormat(lang).format(words)

const labels: Record<Lang, Record<Secret, string>> = {
  fr: secretLabels,
  en: {
    socialSecurity: 'a social security number',
    bankAccount: 'a bank account',
    card: 'a payment card',
    password: 'a password or a code',
    accountNumber: 'the number of a personal file',
  },
}

import { guard, secretLabels } from '#shared/note-guard.ts'

/** What to say of a text that holds what must not be kept, in a note, a name or a title; nothing when it holds none. */
export function secretSaid(text: string): string | undefined {
  const named = [...new Set(guard(text).secrets.map(({ secret }) => secretLabels[secret]))]
  if (named.length === 0) return undefined
  const must = named.length > 1 ? 'ils ne doivent pas être gardés' : 'cela ne doit pas être gardé'
  return `On dirait ${listed(named)}\u00a0: ${must} ici.`
}

export const listed = (words: string[]) => new Intl.ListFormat('fr').format(words)

/**
 * Whether a text (NFC) holds every word that was typed, in any order. Accents, capitals, hyphens and the shape of the
 * apostrophe do not matter; any other sign is only itself. Null when nothing was typed.
 *
 * The words are unfolded, not the texts: a pattern that knows every accent of its letters reads 20,000 notes in a few
 * milliseconds, where folding each of them takes fifty.
 */
export function wordsSought(typed: string): ((text: string) => boolean) | null {
  const words = unaccented(typed).split(/[\s-]+/u)
  const patterns = words.filter((word) => word !== '').map(patternOf)
  return patterns.length === 0 ? null : (text) => patterns.every((pattern) => pattern.test(text))
}

const unaccented = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')

const patternOf = (word: string) =>
  new RegExp(
    [...word.matchAll(/oe|ae|./gsu)]
      .map(([sign]) => shapes[sign] ?? sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&'))
      .join(''),
    'iu',
  )

/** How each letter may be written in French and in its neighbours' names. */
const shapes: Record<string, string> = {
  a: '[aàáâãäå]',
  c: '[cç]',
  e: '[eèéêë]',
  i: '[iìíîï]',
  n: '[nñ]',
  o: '[oòóôõöø]',
  u: '[uùúûü]',
  y: '[yýÿ]',
  oe: '(?:œ|[oòóôõöø][eèéêë])',
  ae: '(?:æ|[aàáâãäå][eèéêë])',
  "'": "['’]",
  '’': "['’]",
}

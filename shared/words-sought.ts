/**
 * Whether a text (NFC) holds every word that was typed, in any order. Accents, capitals, hyphens and the shape of the
 * apostrophe do not matter; any other sign is only itself. Null when nothing was typed.
 *
 * The words are unfolded, not the texts: a pattern that knows every accent of its letters reads 20,000 notes in a few
 * milliseconds, where folding each of them takes fifty.
 */
export function wordsSought(typed: string): ((text: string) => boolean) | null {
  const patterns = wordsOf(typed).map(patternOf)
  return patterns.length === 0 ? null : (text) => patterns.every((pattern) => pattern.test(text))
}

/**
 * What SQLite's `like … escape '\\'` can know of it, a pattern a word: a text where one of them finds nothing does not hold the
 * words. Only signs that are written in one way are named; any other sign may be anything. It spares reading texts in vain.
 */
export const likeSought = (typed: string): string[] => wordsOf(typed).map((word) => `%${outlineOf(word)}%`)

/** Letters that `i` and `u` together take for no other sign: without K and S, which Kelvin and the long s resemble. */
const written = /[bdfghjlmpqrtvwxz0-9]/

const outlineOf = (word: string) =>
  [...word.matchAll(/oe|ae|./gsu)]
    .map(([sign]) => (sign.length > 1 ? '%' : written.test(sign) ? sign : '_'))
    .join('')

const wordsOf = (typed: string) =>
  unaccented(typed)
    .split(/[\s-]+/u)
    .filter((word) => word !== '')

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

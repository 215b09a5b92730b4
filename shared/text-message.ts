/** What one text message holds, in letters of GSM-7: one more and it is paid twice. */
export const segment = 160

/**
 * A text message in one segment of plain letters: what must be said first and last, and between them as much as there is
 * room for. Of the endings, the first one that fits.
 */
export function inOneSegment(
  first: string,
  between: string,
  endings: readonly [string, ...string[]],
): string {
  const begins = toGsm(first)
  const all = endings.map(toGsm)
  const ends = all.find((ending) => begins.length + ending.length <= segment) ?? all.at(-1) ?? ''
  const room = Math.max(0, segment - begins.length - ends.length)
  return (begins + toGsm(between).slice(0, room).trimEnd() + ends).slice(0, segment)
}

/** Letters that a text message cannot carry lose their accent: é è à ù stay, ê and ç do not. */
const toGsm = (text: string) =>
  text.replace(/\s/g, ' ').replace(/[^\w !-/:-@àéèùÉ]/g, (sign) => plainSigns[sign] ?? baseLetter(sign))

const baseLetter = (sign: string) => sign.normalize('NFD').replace(/[^A-Za-z]/g, '')

const plainSigns: Record<string, string> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  '’': "'",
  '«': '"',
  '»': '"',
  '–': '-',
  '…': '...',
  '·': '.',
}

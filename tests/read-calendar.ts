export type Line = { name: string; parameters: Record<string, string>; value: string }

/** One calendar and its entries, each with its lines as they are read: unfolded, unescaped. */
export type Read = { lines: Line[]; events: Line[][] }

/**
 * Reads an iCalendar file as strictly as RFC 5545 writes it: CRLF, lines of 75 octets at most, every BEGIN with its END.
 * @throws Error on anything else
 */
export function readCalendar(text: string): Read {
  if (/(^|[^\r])\n|\r(?!\n)/.test(text)) throw new Error('A line does not end with CRLF')
  for (const line of text.split('\r\n'))
    if (Buffer.byteLength(line) > 75) throw new Error(`A line of ${Buffer.byteLength(line)} octets`)
  const lines = text
    .trimEnd()
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(readLine)
  const [first, ...rest] = lines
  const last = rest.pop()
  if (
    first?.name !== 'BEGIN' ||
    first.value !== 'VCALENDAR' ||
    last?.name !== 'END' ||
    last.value !== 'VCALENDAR'
  )
    throw new Error('Not one calendar')
  const read: Read = { lines: [], events: [] }
  let event: Line[] | null = null
  for (const line of rest) {
    if (line.name === 'BEGIN' && line.value === 'VEVENT' && !event) event = []
    else if (line.name === 'END' && line.value === 'VEVENT' && event) {
      read.events.push(event)
      event = null
    } else if (line.name === 'BEGIN' || line.name === 'END')
      throw new Error(`Unexpected ${line.name}:${line.value}`)
    else (event ?? read.lines).push(line)
  }
  if (event) throw new Error('An entry has no end')
  return read
}

/** What a line of the entry says, and nothing when there is none. */
export const valueOf = (lines: Line[] | undefined, name: string): string | undefined =>
  lines?.find((line) => line.name === name)?.value

function readLine(line: string): Line {
  const [, name = '', parameters = '', value = ''] =
    /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line) ?? []
  if (name === '') throw new Error(`Not a line: ${line}`)
  return {
    name,
    parameters: Object.fromEntries(
      [...parameters.matchAll(/;([A-Z-]+)=("[^"]*"|[^";:,]*)/g)].map(([, key = '', said = '']) => [
        key,
        said,
      ]),
    ),
    value: value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)),
  }
}

import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

/** What a PDF says of itself without being drawn: enough to know what a screen reader is told. */
export function readPdf(path: string) {
  const raw = readFileSync(path, 'latin1')
  const named = (name: string) =>
    [...raw.matchAll(new RegExp(`/${name} (${string})`, 'g'))].map(([, said]) => decoded(said ?? ''))
  const [, titleAt = ''] = /\/Title (\d+) 0 R/.exec(raw) ?? []
  const [, title = ''] = new RegExp(`\n${titleAt} 0 obj\n(${string})`).exec(raw) ?? []
  const roles = [...raw.matchAll(/\/S \/(\w+)/g)].map(([, role]) => role ?? '')
  return {
    raw,
    pages: raw.match(/\/Type \/Page\b/g)?.length ?? 0,
    language: named('Lang')[0],
    title: decoded(title),
    bookmarks: named('Title'),
    drawings: named('Alt'),
    /** All that is written on its sheets, a line for each piece, in the order it is drawn. */
    words: () => wordsOf(raw),
    /** How often each role comes in the tree: titles, paragraphs, tables, their rows and cells. */
    roles: Object.fromEntries(
      [...new Set(roles)].map((role) => [role, roles.filter((each) => each === role).length]),
    ),
    /** The tree is one, hangs from the catalogue, and has something in it. */
    isTagged: /\/StructTreeRoot \d+ 0 R/.test(raw) && /\/Marked true/.test(raw) && roles.length > 0,
  }
}

const string = String.raw`\((?:\\[\s\S]|[^\\)])*\)`

/** Strings are bytes between brackets: Latin letters, or UTF-16 after its mark. */
function decoded(said: string): string {
  const bytes = said.slice(1, -1).replace(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign)
  if (!bytes.startsWith('þÿ')) return bytes
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le')
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function wordsOf(raw: string): string {
  const fonts = new Map(
    [...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', at = '']) => [name, lettersOf(raw, at)]),
  )
  return streamsOf(raw)
    .filter((stream) => stream.includes(' Tf\n'))
    .flatMap((stream) => {
      let letters = new Map<string, string>()
      return [...stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].flatMap(([, font, shown]) => {
        if (font) letters = fonts.get(font) ?? letters
        const codes = [...(shown ?? '').matchAll(/<([^>]*)>/g)].flatMap(
          ([, hex]) => hex?.match(/.{4}/g) ?? [],
        )
        return shown === undefined ? [] : [codes.map((code) => letters.get(code) ?? '?').join('')]
      })
    })
    .join('\n')
}

/** What each sign of an embedded letter stands for. */
function lettersOf(raw: string, at: string): Map<string, string> {
  const [, told = ''] = new RegExp(`\\n${at} 0 obj\\n[^>]*/ToUnicode (\\d+) 0 R`).exec(raw) ?? []
  const ranges = streamAt(raw, told).matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)
  return new Map(
    [...ranges].flatMap(([, first = '', signs = '']) =>
      [...signs.matchAll(/<([^>]*)>/g)].map(
        ([, hex = ''], nth) =>
          [
            (Number.parseInt(first, 16) + nth).toString(16).padStart(4, '0'),
            Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
          ] as const,
      ),
    ),
  )
}

const streamAt = (raw: string, at: string) => streamsOf(raw.slice(raw.indexOf(`\n${at} 0 obj\n`))).at(0) ?? ''

const streamsOf = (raw: string): string[] =>
  [...raw.matchAll(/\/Length (\d+)[^>]*>>\nstream\r?\n/g)].flatMap(({ 0: head, 1: length, index }) => {
    const bytes = raw.slice(index + head.length, index + head.length + Number(length))
    return bytes.startsWith('x') ? [inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')] : []
  })

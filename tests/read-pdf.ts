import { readFileSync } from 'node:fs'

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

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The rules of the house, read from the import lines of its own files. Written once, here and in README's map. */

const rooms: Record<string, string[]> = {
  shared: [],
  drizzle: ['shared'],
  server: ['shared', 'drizzle'],
  client: ['shared'],
  tests: ['shared', 'drizzle', 'server', 'client', 'vite.client.ts'],
}

/** Slices stand in one line and import only from slices before them, in every room. */
const slices = [
  'ui',
  'offline',
  'territories',
  'structures',
  'places',
  'advisors',
  'notifications',
  'sign-in',
  'house',
  'availability',
  'beneficiaries',
  'appointments',
  'waiting',
  'planning',
  'feeds',
  'directory',
  'team',
  'statistics',
  'initiatives',
  'favourites',
  'tags',
  'sessions',
  'candidacies',
  'exports',
  'imports',
  'open-data',
]

const refusedNames = /(^|\/)(utils?|helpers?|common|misc|types?|lib|services|hooks)(\.tsx?|\/)/
/** `services` the folder of layers is refused; `services.ts`, the motifs of booking, is a word of the glossary. */
const glossary = new Set(['shared/services.ts'])

type File = {
  path: string
  room: string
  text: string
  imports: { from: string; typeOnly: boolean; target: string }[]
}

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(path))
const files: File[] = tracked
  .filter((path) => /^(shared|drizzle|server|client|tests)\/.*\.tsx?$/.test(path))
  .map((path) => read(path))

function read(path: string): File {
  const text = readFileSync(path, 'utf8')
  const lines = text.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[^'"()]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm,
  )
  const imports = [...lines].map(([, type, still, lazy]) => {
    const from = still ?? lazy ?? ''
    return { from, typeOnly: Boolean(type), target: targetOf(path, from) }
  })
  return { path, room: path.split('/')[0] ?? '', text, imports }
}

function targetOf(path: string, from: string) {
  if (from.startsWith('#')) return from.slice(1)
  return from.startsWith('.') ? normalize(join(dirname(path), from)) : ''
}

/** The slice of a file: its folder in server and client, its name in shared and in the schema. */
function sliceOf(path: string) {
  const [room, ...rest] = path.split('/')
  const name = (room === 'drizzle' ? rest.at(-1) : rest[0])?.replace(/\.tsx?$/, '') ?? ''
  return slices.indexOf(name)
}

const offences = (rule: (file: File) => unknown[]) =>
  files.flatMap((file) => rule(file).map((offence) => `${file.path}: ${String(offence)}`))

const within =
  (pattern: RegExp, ...except: RegExp[]) =>
  (file: File) =>
    except.some((allowed) => allowed.test(file.path)) ? [] : (file.text.match(pattern) ?? [])

describe('the house', () => {
  it('opens each door only to the rooms that may pass', () => {
    const wrong = offences(({ path, room, imports }) =>
      imports
        .filter(({ target }) => target && target.split('/')[0] !== room)
        .filter(({ target, typeOnly }) => {
          const other = target.split('/')[0] ?? ''
          if (room === 'client' && target === 'server/router.ts') return !typeOnly
          return !(rooms[room] ?? []).includes(other)
        })
        .map(({ target }) => `${path} reaches ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('crosses rooms by a door, and stays relative inside one', () => {
    const wrong = offences(({ room, imports }) =>
      imports
        .filter(({ from, target }) => target && from.startsWith('#') === (target.split('/')[0] === room))
        .map(({ from }) => from),
    )
    expect(wrong.filter((line) => !line.startsWith('tests/'))).toEqual([])
  })

  it('keeps the slices in one line', () => {
    const wrong = offences(({ path, room, imports }) => {
      const own = sliceOf(path)
      if (own < 0 || room === 'tests') return []
      return imports
        .filter(({ target }) => sliceOf(target) > own && target.startsWith(room))
        .map(({ target }) => target)
    })
    expect(wrong).toEqual([])
  })

  it('lets only the table of contents import routers, and only the routes import pages', () => {
    const wrong = offences(({ path, room, imports }) =>
      imports
        .filter(({ target }) =>
          /^server\/.+\/router\.ts$/.test(target)
            ? path !== 'server/router.ts' && room === 'server'
            : target.endsWith('Page.tsx') &&
              !/^client\/((staff|figures|guest)-)?routes\.ts$/.test(path) &&
              room === 'client',
        )
        .map(({ target }) => target),
    )
    expect(wrong).toEqual([])
  })

  it('keeps date-fns in shared/time.ts', () => {
    expect(
      offences(within(/from '(date-fns|@date-fns\/tz)[^']*'/g, /^shared\/time\.ts$/, /^tests\//)),
    ).toEqual([])
  })

  it('keeps the environment in server/env.ts', () => {
    expect(offences(within(/process\.env\b/g, /^server\/env\.ts$/, /^tests\//))).toEqual([])
  })

  it('keeps the clock at the door', () => {
    const doors = [
      /^server\/(trpc|chores|main)\.ts$/,
      /^client\//,
      /^tests\/(?!unit\/|api\/)/,
      /^tests\/unit\/house/,
    ]
    expect(offences(within(/Date\.now\(\)|new Date\(\)/g, ...doors))).toEqual([])
  })

  it('has one way to write: no transaction elsewhere', () => {
    const doors = [/^server\/write\.ts$/, /^drizzle\//, /^client\/offline\/chest\.ts$/, /^tests\//]
    expect(offences(within(/\.transaction\(/g, ...doors))).toEqual([])
  })

  it('keeps the design system in client/ui', () => {
    expect(offences(within(/@codegouvfr\/react-dsfr/g, /^client\/ui\//, /^tests\//))).toEqual([])
  })

  it('names no file after what has no domain word', () => {
    expect(tracked.filter((path) => refusedNames.test(path) && !glossary.has(path))).toEqual([])
  })

  it('mocks nothing of ours, skips nothing, singles nothing out', () => {
    const words =
      /vi\.mock\(|\b(?:it|test|describe)\.(?:skip|only|todo)\b|@ts-ignore|@ts-nocheck|\bTODO\b|\bFIXME\b/g
    expect(offences(within(words, /^tests\/unit\/house\.test\.ts$/))).toEqual([])
  })

  it('keeps every file within one look: 250 lines at most', () => {
    const sheets = tracked.filter((path) => /^client\/.*\.css$/.test(path)).map((path) => read(path))
    const long = [...files, ...sheets].filter(({ text }) => text.split('\n').length > 251)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('runs no SQL that was glued together', () => {
    const doors = [/^drizzle\/(schema\/columns|migrate|geography)\.ts$/, /^tests\//]
    expect(offences(within(/sql\.(raw|identifier)\(/g, ...doors))).toEqual([])
  })

  it('accepts no input of any shape', () => {
    expect(
      offences(
        within(
          /z\.(any|unknown|looseObject|passthrough)\(|\bz\.object\(/g,
          /^server\/env\.ts$/,
          /^client\/(((staff|figures|guest)-)?routes|.*-search)\.ts$/,
          /^tests\//,
        ),
      ),
    ).toEqual([])
  })

  it('writes no HTML by hand into a page', () => {
    expect(offences(within(/dangerouslySetInnerHTML/g, /^tests\//))).toEqual([])
  })
})

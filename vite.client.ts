import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { CSSOptions, Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

type PostcssPlugins = Extract<CSSOptions['postcss'], { plugins?: unknown }>['plugins']

const clientDir = fileURLToPath(new URL('client', import.meta.url))
const locate = createRequire(import.meta.url).resolve
const designSystem = /react-dsfr[\\/]dsfr[\\/]/
const stateFont = /Marianne|Spectral/i

/**
 * Whose face the client wears. Read here and not in `server/env.ts` because the build runs without a server:
 * a `neutral` build must not even contain the State's typeface and logo, whatever the server says later.
 */
const asked = process.env['IDENTITY'] === 'state' ? 'state' : 'neutral'

/**
 * Takes from the design system only what the client wears: rules whose classes our sources name, colours that
 * something refers to and, unless the State is the operator, neither its typeface nor its logo. Pages weigh a third.
 */
export function identityAndDesignSystem(identity: 'neutral' | 'state' = asked): Plugin {
  const unbrand = identity === 'neutral' ? [withoutTheState] : []
  return {
    name: 'identity-and-design-system',
    config: (_, { command }) => ({
      define: { 'import.meta.env.VITE_IDENTITY': JSON.stringify(identity) },
      css: { postcss: { plugins: command === 'build' ? [...unbrand, onlyWhatIsWorn()] : unbrand } },
    }),
  }
}

/**
 * Whoever builds, builds for people: under `NODE_ENV=test`, as the tests do, Vite would take the slow and heavy React
 * of developers, and the next start would serve it.
 */
export function forProduction(): Plugin {
  const before = process.env['NODE_ENV']
  return {
    name: 'for-production',
    apply: 'build',
    config: () => void (process.env['NODE_ENV'] = 'production'),
    closeBundle: () =>
      void (before === undefined ? delete process.env['NODE_ENV'] : (process.env['NODE_ENV'] = before)),
  }
}

/**
 * The service worker that opens the staff's pages without network: it keeps the files of the build and nothing else, never
 * an answer of the API. Citizens' pages do not ask for it, and their addresses stay the server's.
 */
export const worker = () => [
  sayWhatBroke(),
  VitePWA({
    strategies: 'generateSW',
    filename: 'worker.js',
    injectRegister: false,
    manifest: false,
    registerType: 'prompt',
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,woff2}'],
      navigateFallback: '/index.html',
      navigateFallbackAllowlist: staffAddresses(),
      clientsClaim: true,
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      maximumFileSizeToCacheInBytes: 4_000_000,
    },
  }),
]

/** A build that broke has no files to list: without this, that would be all that one is told. */
function sayWhatBroke(): Plugin {
  let broke: Error | undefined
  return {
    name: 'say-what-broke',
    apply: 'build',
    buildEnd: (error) => void (broke = error),
    closeBundle: {
      order: 'pre',
      sequential: true,
      handler: () => {
        if (broke) throw broke
      },
    },
  }
}

/** Read where they are written, in whatever file: `/journal`, `/beneficiaires/$id`. They open without network. */
export function staffAddresses(): RegExp[] {
  const files = readdirSync(clientDir).filter((name) => name.endsWith('routes.ts'))
  const routes = files.map((name) => readFileSync(join(clientDir, name), 'utf8')).join('\n')
  return [...routes.matchAll(/^ {2}getParentRoute: \(\) => staff,\n {2}path: '([^']+)'/gm)].map(
    ([, path = '']) => new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}(\\?|$)`),
  )
}

/** Writes each text file of the build beside itself, as Brotli and gzip, at their best: done once, served for ever. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const file of filesOf(dir, /\.(js|css|html|svg|json|webmanifest|txt)$/)) {
        const content = readFileSync(file)
        if (content.length < 1024) continue
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params: best }))
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}

const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }

type PostcssPlugin = Extract<NonNullable<PostcssPlugins>[number], { postcssPlugin: string }>

const withoutTheState: PostcssPlugin = {
  postcssPlugin: 'without-the-state',
  Once(root) {
    root.walkAtRules('font-face', (face) => void (designSystem.test(fileOf(face)) && face.remove()))
    root.walkDecls(/^font(-family)?$/, (said) => {
      if (stateFont.test(said.value)) said.value = 'var(--typeface)'
    })
    root.walkRules((rule) => void (/component[\\/]logo/.test(fileOf(rule)) && rule.remove()))
  },
}

function onlyWhatIsWorn(): PostcssPlugin {
  const { isWorn, isReferred } = inventory()
  return {
    postcssPlugin: 'only-what-is-worn',
    Once(root) {
      root.walkRules((rule) => {
        if (!designSystem.test(fileOf(rule)) || /keyframes/.test(parentName(rule.parent))) return
        const worn = rule.selectors.filter(isWorn)
        if (worn.length === 0) return void rule.remove()
        rule.selectors = worn
        rule.walkDecls(/^--/, (colour) => void (!isReferred(colour.prop) && colour.remove()))
        if (rule.nodes.length === 0) rule.remove()
      })
      root.walkAtRules(
        /^(media|supports|layer)$/,
        (group) => void (group.nodes?.length === 0 && group.remove()),
      )
      root.walkComments((comment) => void (!/SPDX/.test(comment.text) && comment.remove()))
    },
  }
}

/** Which classes our sources name (a name ending in `-` stands for all it begins), and which colours are in use. */
function inventory() {
  const sources = filesOf(clientDir, /\.(tsx?|css)$/).map((file) => readFileSync(file, 'utf8'))
  const named = new Set(sources.flatMap((source) => source.match(/\bfr-[\w-]+/g) ?? []))
  const beginnings = [...named].filter((name) => name.endsWith('-'))
  const isNamed = (name: string) =>
    named.has(name) || beginnings.some((beginning) => name.startsWith(beginning))
  const begins = (beginning: string) => [...named].some((name) => name.startsWith(beginning))

  const isWorn = (selector: string) => {
    const positive = selector.replace(/:not\([^)]*\)/g, '')
    const classes = positive.match(/\.fr-[\w-]+/g) ?? []
    const families = [...positive.matchAll(/\[class[\^*]="? ?(fr-[\w-]+)/g)].map(([, family = '']) => family)
    return classes.every((name) => isNamed(name.slice(1))) && families.every(begins)
  }

  const imported = new Set(
    sources.flatMap((source) => source.match(/@codegouvfr\/react-dsfr\/[\w./-]+\.css/g) ?? []),
  )
  const sheets = [...imported].map((file) => readFileSync(locate(file), 'utf8'))
  const rules = sheets.flatMap((sheet) => [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)])
  const bodies = rules
    .filter(([, selectors = '']) => selectors.split(',').some(isWorn))
    .map(([, , body = '']) => body)
  const referred = closure([...sources, ...bodies.map(withoutPalette)], bodies.flatMap(palette))
  return { isWorn, isReferred: (colour: string) => referred.has(colour) }
}

const withoutPalette = (body: string) => body.replace(/(^|;)\s*--[\w-]+:[^;]*/g, '')
const palette = (body: string) =>
  [...body.matchAll(/(--[\w-]+):([^;]*)/g)].map(([, name = '', value = '']) => [name, value] as const)

/** Colours named by the texts, and those that these are made of. */
function closure(texts: string[], colours: (readonly [name: string, value: string])[]): Set<string> {
  const found = new Set<string>()
  const made = new Map<string, string>()
  for (const [name, value] of colours) made.set(name, `${made.get(name) ?? ''} ${value}`)
  const follow = (text: string) => {
    for (const [name] of text.matchAll(/--[\w-]+/g)) {
      if (found.has(name)) continue
      found.add(name)
      follow(made.get(name) ?? '')
    }
  }
  texts.forEach(follow)
  return found
}

const fileOf = (node: { source?: { input: { file?: string | undefined } } | undefined }) =>
  node.source?.input.file ?? ''

const parentName = (parent: unknown) =>
  parent && typeof parent === 'object' && 'name' in parent ? String(parent.name) : ''

function filesOf(dir: string, names: RegExp): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .map((name) => join(dir, name))
}

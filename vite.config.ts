import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { forProduction, identityAndDesignSystem, precompress, worker } from './vite.client.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Tests run under clocks far from France on purpose: nothing may depend on the server's own zone. */
const project = (name: string, TZ: string, more: object = {}) => ({
  extends: true as const,
  test: {
    name,
    root: here('.'),
    include: [`tests/${name.split('-')[0]}/**/*.test.{ts,tsx}`],
    env: { TZ },
    pool: 'forks' as const,
    testTimeout: 60_000,
    sequence: { shuffle: { tests: true } },
    setupFiles: [here('tests/chances.ts')],
    ...more,
  },
})

/** The API inside the development server: one process, one port; a change of its sources opens it anew. */
function api(): Plugin {
  type Api = Awaited<ReturnType<typeof import('#server/development.ts').openForDevelopment>>
  let open: Promise<Api> | null = null
  return {
    name: 'api',
    apply: 'serve',
    configureServer(server) {
      const load = async () => {
        const { openForDevelopment } = await server.ssrLoadModule(here('server/development.ts'))
        return (await openForDevelopment()) as Api
      }
      const shut = async () => {
        const closing = open
        open = null
        await (await closing)?.close()
      }
      server.watcher.add(['server', 'shared', 'drizzle'].map(here))
      server.watcher.on('change', (file) => {
        if (/^(server|shared|drizzle)/.test(file.slice(here('.').length))) void shut()
      })
      server.httpServer?.once('close', () => void shut())
      server.middlewares.use((request, response, next) => {
        if (!/^\/(api|agendas|contours|donnees\/|health|l)\b/.test(request.url ?? '')) return next()
        open ??= load()
        open.then(({ answer }) => answer(request, response), next)
      })
    },
  }
}

const globalSetup = here('tests/build-and-plant.ts')

export default defineConfig({
  root: here('client'),
  cacheDir: here('node_modules/.vite'),
  plugins: [react(), forProduction(), identityAndDesignSystem(), precompress(), worker(), api()],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    cssTarget: ['chrome99', 'firefox115', 'safari15.4'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    /* What every page needs travels as one file: it is compressed together, and an old phone asks once. */
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'house', tags: ['$initial'] }] } } },
  },
  server: { port: Number(process.env['PORT'] ?? 3000) },
  test: {
    projects: [
      project('unit-utc', 'UTC'),
      project('unit-newyork', 'America/New_York'),
      project('unit-auckland', 'Pacific/Auckland'),
      project('api', 'Pacific/Auckland'),
      project('client', 'America/New_York', {
        environment: here('tests/client/browser-like.ts'),
        setupFiles: [here('tests/chances.ts'), here('tests/client/setup.ts')],
      }),
      project('browser', 'Asia/Tokyo', { testTimeout: 120_000, hookTimeout: 180_000, globalSetup }),
      project('faults', 'Pacific/Kiritimati', { testTimeout: 120_000, hookTimeout: 180_000, globalSetup }),
    ],
  },
})

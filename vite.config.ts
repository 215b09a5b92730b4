import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

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
    sequence: { shuffle: { tests: true } },
    ...more,
  },
})

export default defineConfig({
  root: here('client'),
  plugins: [react()],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: { port: 3000 },
  test: {
    projects: [
      project('unit-utc', 'UTC'),
      project('unit-newyork', 'America/New_York'),
      project('unit-auckland', 'Pacific/Auckland'),
      project('api', 'Pacific/Auckland'),
      project('client', 'America/New_York', { environment: 'jsdom' }),
      project('browser', 'Asia/Tokyo', { testTimeout: 120_000, hookTimeout: 180_000 }),
      project('faults', 'Pacific/Kiritimati', { testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
})

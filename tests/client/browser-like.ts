import { builtinEnvironments, type Environment } from 'vitest/runtime'

/** A page and, in the same process, the real server behind it: modules are read as the server reads them. */
export default {
  ...builtinEnvironments.jsdom,
  name: 'browser-like',
  viteEnvironment: 'ssr',
} satisfies Environment

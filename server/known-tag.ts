import { hash } from 'node:crypto'

/** The name of these very bytes, as an ETag says it. */
export const tagOf = (content: string): string => `"${hash('sha256', content, 'base64url')}"`

/** Does a browser say that it has this very answer? Caches on the way may have weakened the tag. */
export const isKnown = (told: string | undefined, tag: string) =>
  (told ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

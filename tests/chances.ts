import fc from 'fast-check'

/**
 * Properties draw the same cases on every machine, so that a change is judged by itself; `FC_SEED=random npm test`, or a
 * number, looks at others.
 */
const asked = process.env['FC_SEED'] ?? '46'

fc.configureGlobal({ seed: asked === 'random' ? Date.now() | 0 : Number(asked) })

/**
 * A thread begins here. The server runs from its sources, and what reads TypeScript for it (`--import tsx`) does not follow
 * it into its threads: each asks again, in a file that needs no reading.
 */
import { register } from 'tsx/esm/api'

register()
await import('./clerk.ts')

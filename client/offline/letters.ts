import type { Entry } from './acts.ts'
import type { Letter } from './chest.ts'

/** An act as the chest keeps it: what it says is sealed, its id and its state are not. */
export const letterOf = ({ id, state, ...content }: Entry): Letter => ({
  id,
  owner: content.owner,
  state,
  content,
})

export const entryIn = ({ id, state, content }: Letter) => ({ ...(content as Entry), id, state })

import { uuidv7 } from 'uuidv7'
import type { TagScope } from '#shared/tags.ts'
import type { Person, World } from './world.ts'

/** Adds a tag as this person, Camille unless told, and answers its id. */
export const tagging =
  (lot: World) =>
  async (name: string, scope: TagScope = 'personal', person: Person = lot.people.camille) => {
    const id = uuidv7()
    await lot.as(person).tags.add({ id, name, scope, confirmed: false })
    return id
  }

/** An act on a tag. */
export const on = (id: string) => ({ requestId: uuidv7(), id })

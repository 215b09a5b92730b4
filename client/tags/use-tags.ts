import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import { uuidv7 } from 'uuidv7'
import type { AppRouter } from '#server/router.ts'
import type { TagScope } from '#shared/tags.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { type Announcement, announce } from '../ui/announcements.ts'

export type Tag = inferRouterOutputs<AppRouter>['tags']['list'][number]
/** What a field needs to know of a tag, of a team one has left too. */
export type TagNamed = Pick<Tag, 'id' | 'name' | 'scope'>

export const useTags = () => useQuery(useTRPC().tags.list.queryOptions())

/** What is still offered: neither retired nor merged into another. */
export const isOffered = ({ retiredAt, mergedIntoId }: Tag) => retiredAt === null && mergedIntoId === null

/** Adds a tag under an id minted here; the same tag sent again is the same request. @throws what the server refuses */
export function useAddTag() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const adding = useMutation(trpc.tags.add.mutationOptions())
  return async (name: string, scope: TagScope, confirmed: boolean): Promise<TagNamed> => {
    const { id } = await adding.mutateAsync({ id: uuidv7(), name, scope, confirmed })
    await memory.invalidateQueries({ queryKey: trpc.tags.pathKey() })
    return { id, name, scope }
  }
}

/** Renames a tag. @throws what the server refuses */
export function useRenameTag() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const renaming = useMutation(trpc.tags.rename.mutationOptions())
  return async (id: string, name: string, confirmed: boolean) => {
    await renaming.mutateAsync({ requestId: uuidv7(), id, name, confirmed })
    void memory.invalidateQueries()
  }
}

/** What is done at once and can be taken back for ten seconds, and later from the page too. */
export function useTagActs() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const retiring = useMutation(trpc.tags.retire.mutationOptions())
  const bringing = useMutation(trpc.tags.bringBack.mutationOptions())
  const merging = useMutation(trpc.tags.merge.mutationOptions())
  const parting = useMutation(trpc.tags.part.mutationOptions())

  const telling = (done: Promise<unknown>, announcement: Announcement) =>
    void done.then(
      () => {
        announce(announcement)
        void memory.invalidateQueries()
      },
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  const on = (id: string) => ({ requestId: uuidv7(), id })
  const bringBack = ({ id, name }: TagNamed) =>
    telling(bringing.mutateAsync(on(id)), { message: `«\u00a0${name}\u00a0» est de nouveau proposée.` })
  const part = ({ id, name }: TagNamed) =>
    telling(parting.mutateAsync(on(id)), { message: `«\u00a0${name}\u00a0» est de nouveau à part.` })

  return {
    bringBack,
    part,
    retire: (tag: TagNamed) =>
      telling(retiring.mutateAsync(on(tag.id)), {
        message: `«\u00a0${tag.name}\u00a0» n’est plus proposée.`,
        undo: () => bringBack(tag),
      }),
    merge: (tag: TagNamed, into: TagNamed) =>
      telling(merging.mutateAsync({ ...on(tag.id), intoId: into.id }), {
        message: `«\u00a0${tag.name}\u00a0» se lit maintenant «\u00a0${into.name}\u00a0».`,
        undo: () => part(tag),
      }),
  }
}

import { tagAct, tagMerging, tagRenaming, tagRequest } from '#shared/tags.ts'
import { only, router } from '../trpc.ts'
import { addTag } from './add-tag.ts'
import { bringTagBack, mergeTags, partTags, renameTag, retireTag } from './change-tag.ts'
import { listTags } from './tags-seen.ts'

const tagger = only('advisor', 'structureManager', 'coordinator', 'administrator')

export const tagsRouter = router({
  list: tagger.query(({ ctx }) => listTags(ctx)),
  add: tagger.input(tagRequest).mutation(({ ctx, input }) => addTag(ctx, input)),
  rename: tagger.input(tagRenaming).mutation(({ ctx, input }) => renameTag(ctx, input)),
  retire: tagger.input(tagAct).mutation(({ ctx, input }) => retireTag(ctx, input)),
  bringBack: tagger.input(tagAct).mutation(({ ctx, input }) => bringTagBack(ctx, input)),
  merge: tagger.input(tagMerging).mutation(({ ctx, input }) => mergeTags(ctx, input)),
  part: tagger.input(tagAct).mutation(({ ctx, input }) => partTags(ctx, input)),
})

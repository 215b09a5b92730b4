import {
  changeViewRequest,
  keepViewRequest,
  monthlyKey,
  monthlyKeyAct,
  openViewQuestion,
  subscribeRequest,
  unsubscribeRequest,
  viewAct,
} from '#shared/views.ts'
import { anyone, observer, router } from '../../trpc.ts'
import { resumeByKey, seeByKey, stopByKey } from './by-key.ts'
import { bringBack, change, remove } from './change.ts'
import { keep } from './keep.ts'
import { list } from './list.ts'
import { open } from './open.ts'
import { subscribe, unsubscribe } from './subscribe.ts'

export const viewsRouter = router({
  list: observer.query(({ ctx }) => list(ctx)),
  open: observer.input(openViewQuestion).query(({ ctx, input }) => open(ctx, input)),
  keep: observer.input(keepViewRequest).mutation(({ ctx, input }) => keep(ctx, input)),
  change: observer.input(changeViewRequest).mutation(({ ctx, input }) => change(ctx, input)),
  remove: observer.input(viewAct).mutation(({ ctx, input }) => remove(ctx, input)),
  bringBack: observer.input(viewAct).mutation(({ ctx, input }) => bringBack(ctx, input)),
  subscribe: observer.input(subscribeRequest).mutation(({ ctx, input }) => subscribe(ctx, input)),
  unsubscribe: observer.input(unsubscribeRequest).mutation(({ ctx, input }) => unsubscribe(ctx, input)),
  seeByKey: anyone.input(monthlyKey).mutation(({ ctx, input }) => seeByKey(ctx, input)),
  stopByKey: anyone.input(monthlyKeyAct).mutation(({ ctx, input }) => stopByKey(ctx, input)),
  resumeByKey: anyone.input(monthlyKeyAct).mutation(({ ctx, input }) => resumeByKey(ctx, input)),
})

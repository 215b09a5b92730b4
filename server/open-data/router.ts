import { addPartnerKeyRequest, partnerKeyAct } from '#shared/open-data.ts'
import { administrator, anyone, router } from '../trpc.ts'
import { filesOffered } from './open-files.ts'
import { addPartnerKey, listPartnerKeys, renewPartnerKey, revokePartnerKey } from './partner-keys.ts'

export const openDataRouter = router({
  files: anyone.query(({ ctx }) => filesOffered(ctx)),
  keys: administrator.query(({ ctx }) => listPartnerKeys(ctx)),
  addKey: administrator.input(addPartnerKeyRequest).mutation(({ ctx, input }) => addPartnerKey(ctx, input)),
  renewKey: administrator.input(partnerKeyAct).mutation(({ ctx, input }) => renewPartnerKey(ctx, input)),
  revokeKey: administrator.input(partnerKeyAct).mutation(({ ctx, input }) => revokePartnerKey(ctx, input)),
})

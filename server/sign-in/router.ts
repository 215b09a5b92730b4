import { acceptance, invitee, personAct, roleGift, roleReturn } from '#shared/sign-in.ts'
import { administrator, anyone, router } from '../trpc.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { accountsToTry } from './accounts-to-try.ts'
import { disablePerson, enablePerson } from './disable-person.ts'
import { grantRole } from './give-role.ts'
import { invite, inviteAgain } from './invite.ts'
import { listPeople } from './list-people.ts'
import { me } from './me.ts'
import { revokeRole } from './revoke-role.ts'

export const signInRouter = router({
  me: anyone.query(({ ctx }) => me(ctx)),
  demonstrationAccounts: anyone.query(({ ctx }) => accountsToTry(ctx)),
  acceptInvitation: anyone.input(acceptance).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
  people: administrator.query(({ ctx }) => listPeople(ctx)),
  invite: administrator.input(invitee).mutation(({ ctx, input }) => invite(ctx, input)),
  inviteAgain: administrator.input(personAct).mutation(({ ctx, input }) => inviteAgain(ctx, input)),
  grantRole: administrator.input(roleGift).mutation(({ ctx, input }) => grantRole(ctx, input)),
  revokeRole: administrator.input(roleReturn).mutation(({ ctx, input }) => revokeRole(ctx, input)),
  disable: administrator.input(personAct).mutation(({ ctx, input }) => disablePerson(ctx, input)),
  enable: administrator.input(personAct).mutation(({ ctx, input }) => enablePerson(ctx, input)),
})

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import type { AdvisorChange } from '#shared/advisors.ts'
import type { RoleGift } from '#shared/sign-in.ts'
import { useTRPC } from '../trpc.ts'
import { announce } from '../ui/announcements.ts'
import type { KnownPerson } from './known-person.ts'

export type PersonActs = ReturnType<typeof usePersonActs>

/** What who administers does to one account; what was refused last is in `failure`. */
export function usePersonActs({ id: userId, name, advisorId }: KnownPerson) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const inviteAgain = useMutation(
    trpc.signIn.inviteAgain.mutationOptions({ onSuccess: () => memory.invalidateQueries() }),
  )
  const give = useMutation(trpc.signIn.grantRole.mutationOptions())
  const revoke = useMutation(trpc.signIn.revokeRole.mutationOptions())
  const disable = useMutation(trpc.signIn.disable.mutationOptions())
  const enable = useMutation(trpc.signIn.enable.mutationOptions())
  const change = useMutation(trpc.advisors.change.mutationOptions())
  const deactivate = useMutation(trpc.advisors.deactivate.mutationOptions())
  const reactivate = useMutation(trpc.advisors.reactivate.mutationOptions())
  const all = [inviteAgain, give, revoke, disable, enable, change, deactivate, reactivate]

  const forget = () => all.forEach((each) => each.reset())
  const then = (message: string) => ({
    onSuccess: () => {
      void memory.invalidateQueries()
      announce({ message })
    },
  })
  const request = () => ({ requestId: uuidv7() })

  return {
    busy: all.some(({ isPending }) => isPending),
    failure: all.find(({ error }) => error)?.error ?? null,
    link: inviteAgain.data?.link ?? null,
    inviteAgain: () => {
      forget()
      inviteAgain.mutate({ ...request(), userId })
    },
    give: (gift: RoleGift) => {
      forget()
      give.mutate(gift, then('Rôle donné.'))
    },
    revoke: (grantId: string) => {
      forget()
      revoke.mutate({ ...request(), grantId }, then('Rôle retiré.'))
    },
    setDisabled: (isDisabled: boolean) => {
      forget()
      if (isDisabled) disable.mutate({ ...request(), userId }, then(`Le compte de ${name} est fermé.`))
      else enable.mutate({ ...request(), userId }, then(`Le compte de ${name} est rouvert.`))
    },
    changeAdvisor: (corrected: AdvisorChange) => {
      forget()
      change.mutate(corrected, then('Correction enregistrée.'))
    },
    setReceiving: (receives: boolean) => {
      if (advisorId === null) return
      forget()
      if (receives) reactivate.mutate({ ...request(), advisorId }, then(`${name} reçoit de nouveau.`))
      else deactivate.mutate({ ...request(), advisorId }, then(`${name} ne reçoit plus.`))
    },
  }
}

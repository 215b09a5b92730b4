import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { keyShape } from '#shared/booking-rules.ts'
import { useTRPCClient } from '../trpc.ts'

export type AppointmentSeen = inferRouterOutputs<AppRouter>['appointments']['see']

/** In this page's memory only. */
export const appointmentQueryKey = (key: string) => ['appointment', key]

/** The key that stands after `#`, which browsers never send; null when there is none, or not a whole one. */
export function useKey(): string | null {
  const key = useLocation({ select: ({ hash }) => hash })
  return keyShape.test(key) ? key : null
}

/** The appointment that this key opens. Asked by POST, so that the key is in no address that a server sees. */
export function useAppointment(key: string | null) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: appointmentQueryKey(key ?? ''),
    queryFn: (): Promise<AppointmentSeen> => client.appointments.see.mutate({ key: key ?? '' }),
    enabled: key !== null,
  })
}

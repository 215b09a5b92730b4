import * as z from 'zod/mini'
import { sayDayAndTime } from '#shared/speech.ts'
import { useToday } from './today.ts'
import { detailsOf, refusalOf, sayFailure } from './trpc.ts'
import { Alert } from './ui/Alert.tsx'

/** The appointments that stand in the way of a closing or a departure: when, where or with whom, never for whom. */
export function AppointmentsToCome({ failure }: { failure: unknown }) {
  const { zone } = useToday()
  if (failure === null || failure === undefined) return null
  const expected = inTheWay.safeParse(detailsOf(failure).more)
  return (
    <Alert tone="error" appears title={sayFailure(failure)}>
      {refusalOf(failure) === 'appointmentsToCome' && expected.success && (
        <ul>
          {expected.data.map(({ id, startsAt, placeName, firstName, lastName }) => (
            <li key={id}>
              {sayDayAndTime(startsAt, zone, 'fr')}
              {firstName && `, avec ${firstName} ${lastName}`}
              {placeName && `, ${placeName}`}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

const inTheWay = z.array(
  z.strictObject({
    id: z.string(),
    startsAt: z.number(),
    placeName: z.optional(z.nullable(z.string())),
    firstName: z.optional(z.string()),
    lastName: z.optional(z.string()),
  }),
)

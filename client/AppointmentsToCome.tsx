import * as z from 'zod/mini'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Zone } from '#shared/time.ts'
import { useToday } from './today.ts'
import { detailsOf, refusalOf, sayFailure } from './trpc.ts'
import { Alert } from './ui/Alert.tsx'
import { RouteLink } from './ui/ButtonLink.tsx'

/** The appointments that stand in the way of a closing or a departure: when, where or with whom, never for whom. */
export function AppointmentsToCome({ failure }: { failure: unknown }) {
  const { zone } = useToday()
  if (failure === null || failure === undefined) return null
  const expected = inTheWay.safeParse(detailsOf(failure).more)
  const lines =
    refusalOf(failure) === 'appointmentsToCome' && expected.success ? said(expected.data, zone) : []
  return (
    <Alert tone="error" appears title={sayFailure(failure)}>
      {lines.length > 0 && (
        <>
          <ul>
            {lines.slice(0, shown).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {lines.length > shown && <p>Et d’autres ensuite.</p>}
          <p>
            <RouteLink to="/administration/fermetures">Décider pour chaque rendez-vous</RouteLink>
          </p>
        </>
      )}
    </Alert>
  )
}

const shown = 6

/** One line for an hour, however many seats of a workshop it stands for. */
function said(expected: z.infer<typeof inTheWay>, zone: Zone): string[] {
  const lines = expected.map(({ startsAt, placeName, firstName, lastName }) =>
    [sayDayAndTime(startsAt, zone, 'fr'), firstName ? `avec ${firstName} ${lastName}` : null, placeName]
      .filter(Boolean)
      .join(', '),
  )
  return [...new Set(lines)]
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

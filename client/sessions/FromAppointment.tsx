import { sayDayAndTime } from '#shared/speech.ts'
import { plural } from '../ui/lang.ts'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import type { Draft } from './first-told.ts'

/** Who came, when and for what, as they had booked. */
export function FromAppointment({ draft, zone }: { draft: Draft; zone: string }) {
  return (
    <div className="session-from">
      <p>
        <strong>{draft.person ?? (draft.title || 'Rendez-vous')}</strong>
        {', '}
        {sayDayAndTime(draft.startsAt, zone, 'fr')}
      </p>
      <p className="session-from-need">
        {draft.kind === 'workshop' ? (
          plural('fr', draft.seats.length, 'inscrit', 'inscrits')
        ) : draft.need === 'unknown' ? (
          'Besoin à préciser'
        ) : (
          <ThemeMark theme={draft.need} short />
        )}
        {draft.needNote && <q>{draft.needNote}</q>}
      </p>
    </div>
  )
}

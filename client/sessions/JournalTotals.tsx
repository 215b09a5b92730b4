import { sayDuration } from '#shared/speech.ts'
import { plural } from '../ui/lang.ts'
import type { DayTotals } from './first-told.ts'
import './journal.css'

/** What the sessions shown add up to; said aloud when it changes. */
export const JournalTotals = ({ totals }: { totals: Omit<DayTotals, 'day'> }) => (
  <p className="journal-totals figures" aria-live="polite">
    <strong>{plural('fr', totals.sessions, 'séance', 'séances')}</strong>
    <span>{plural('fr', totals.participants, 'accompagnement', 'accompagnements')}</span>
    <span>{sayDuration(totals.minutes, 'fr')}</span>
  </p>
)

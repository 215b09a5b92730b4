import { sayNumber } from '../ui/number.ts'
import { Definition } from './Definition.tsx'
import { type OwnFigures, sayCount, sayPart } from './shown.ts'

/** Who came, who did not, and how long people wait. */
export function OwnAppointments({ figures }: { figures: OwnFigures['appointments'] }) {
  const { booked, honoured, missed, missedShare, medianDelayDays } = figures
  const toCome = booked - honoured - missed
  return (
    <section aria-labelledby="own-appointments">
      <h2 id="own-appointments">Mes rendez-vous</h2>
      {booked === 0 ? (
        <p>Aucun rendez-vous sur cette période.</p>
      ) : (
        <ul className="key-figures">
          <li className="key-figure">
            <Definition of="appointments" />
            <span className="key-figure-value">
              <strong>{sayCount(honoured)}</strong>
            </span>
            <span className="mention">
              sur {sayCount(booked)} pris
              {toCome > 0 && `, ${sayCount(toCome)} à venir ou à clôturer`}
            </span>
          </li>
          <li className="key-figure">
            <Definition of="missed" />
            <span className="key-figure-value">
              <strong>{sayPart(missedShare)}</strong>
            </span>
            <span className="mention">
              {missed === 0
                ? 'personne n’a manqué'
                : `${sayCount(missed)} ${missed > 1 ? 'personnes ne sont pas venues' : 'personne n’est pas venue'}`}
            </span>
          </li>
          <li className="key-figure">
            <Definition of="delay" />
            <span className="key-figure-value">
              <strong>{sayDelay(medianDelayDays)}</strong>
            </span>
            <span className="mention">entre la réservation et le rendez-vous, pour la moitié des gens</span>
          </li>
        </ul>
      )}
    </section>
  )
}

function sayDelay(days: number | null): string {
  if (days === null) return '–'
  if (days < 1) return 'moins d’un jour'
  return `${sayNumber(days, 'fr', days < 10 ? 1 : 0)}\u00a0${days < 2 ? 'jour' : 'jours'}`
}

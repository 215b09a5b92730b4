import type { ReactNode } from 'react'
import type { IndicatorName } from '#shared/indicators.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayNumber, sayPart } from '#shared/numbers.ts'
import { Definition } from './Definition.tsx'
import { sayCount } from './shown.ts'

type AppointmentsProps = {
  title: string
  figures: {
    booked: GuardedCount
    honoured: GuardedCount
    missed: GuardedCount
    /** Neither honoured nor missed. */
    unsettled?: GuardedCount
    missedShare: number | null
    medianDelayDays: number | null
  }
  /** What was offered, and how much of it nobody took. */
  children?: ReactNode
}

/** Who came, who did not, and how long people wait. */
export function Appointments({ title, figures, children }: AppointmentsProps) {
  const { booked, honoured, missed, unsettled = 0, missedShare, medianDelayDays } = figures
  return (
    <section aria-labelledby="appointments">
      <h2 id="appointments">{title}</h2>
      {booked === 0 && !children && <p>Aucun rendez-vous sur cette période.</p>}
      {(booked !== 0 || children) && (
        <ul className="key-figures">
          <Figure of="appointments" said={sayCount(honoured)}>
            sur {sayCount(booked)} pris
            {unsettled !== 0 && `, ${sayCount(unsettled)} à venir ou à clôturer`}
          </Figure>
          <Figure of="missed" said={sayPart(missedShare)}>
            {sayMissed(missed)}
          </Figure>
          <Figure of="delay" said={sayDelay(medianDelayDays)}>
            entre la réservation et le rendez-vous, pour la moitié des gens
          </Figure>
          {children}
        </ul>
      )}
    </section>
  )
}

type FigureProps = { of: IndicatorName; said: string; label?: string; children: ReactNode }

/** A large figure, what it is called, and a few words more. */
export function Figure({ of, said, label, children }: FigureProps) {
  return (
    <li className="key-figure">
      <Definition of={of}>{label}</Definition>
      <span className="key-figure-value">
        <strong>{said}</strong>
      </span>
      <span className="mention">{children}</span>
    </li>
  )
}

function sayMissed(missed: GuardedCount) {
  if (missed === 0) return 'personne n’a manqué'
  return `${sayCount(missed)} ${missed === 1 ? 'personne n’est pas venue' : 'personnes ne sont pas venues'}`
}

function sayDelay(days: number | null): string {
  if (days === null) return '–'
  if (days < 1) return 'moins d’un jour'
  return `${sayNumber(days, 'fr', days < 10 && !Number.isInteger(days) ? 1 : 0)}\u00a0${days < 2 ? 'jour' : 'jours'}`
}

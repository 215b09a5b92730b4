import type { ReactNode } from 'react'
import { changeOf, type IndicatorName } from '#shared/indicators.ts'
import { sayPeriod } from '#shared/periods.ts'
import { sayMonth } from '#shared/speech.ts'
import { Definition } from './Definition.tsx'
import { Spark } from './Spark.tsx'
import { type Comparison, sayBefore, sayChangeOf, sayCount, sayHours, sayPart, type Shown } from './shown.ts'

/** The four figures that matter, each with its change and its shape over the months. */
export function KeyFigures({ shown }: { shown: Shown }) {
  const { now, previous, lastYear } = shown
  return (
    <section aria-labelledby="key-figures">
      <h2 id="key-figures" className="heard-only">
        L’essentiel
      </h2>
      <ul className="key-figures">
        {figures.map(({ indicator, of, say, detail }) => (
          <li key={indicator} className="key-figure">
            <Definition of={indicator} />
            <span className="key-figure-value">
              <strong>{say(of(now))}</strong>
              <Spark values={shown.months.map(of)} />
            </span>
            <span className="mention">{detail(now)}</span>
            <span className="changes">
              {previous && <Change than={sayBefore(shown)} comparison={previous} of={of} />}
              {lastYear && <Change than="un an" comparison={lastYear} of={of} />}
            </span>
          </li>
        ))}
      </ul>
      <p className="mention">
        <Definition of="followed" /> : {sayCount(shown.followed)}.
      </p>
      <p className="mention">
        <Definition of="referral" /> : {sayPart(now.referralShare)} des séances se terminent par une
        orientation vers un autre service.
      </p>
      <Compared shown={shown} />
    </section>
  )
}

type Indicators = Shown['now']

const plural = (count: number, one: string, many: string) =>
  `${sayCount(count)}\u00a0${count < 2 ? one : many}`

const figures: {
  indicator: IndicatorName
  of: (indicators: Indicators) => number
  say: (figure: number) => string
  detail: (indicators: Indicators) => ReactNode
}[] = [
  {
    indicator: 'sessions',
    of: ({ sessions }) => sessions,
    say: sayCount,
    detail: ({ individuals, workshops }) =>
      `${plural(individuals, 'individuelle', 'individuelles')} et ${plural(workshops, 'atelier', 'ateliers')}`,
  },
  {
    indicator: 'participants',
    of: ({ participants }) => participants,
    say: sayCount,
    detail: () => 'participations, toutes séances',
  },
  {
    indicator: 'hours',
    of: ({ hours }) => hours,
    say: sayHours,
    detail: ({ participantHours }) => (
      <>
        {sayCount(Math.round(participantHours))}{' '}
        <Definition of="participantHours">heures-participant</Definition>
      </>
    ),
  },
  {
    indicator: 'newcomers',
    of: ({ newcomers }) => newcomers,
    say: sayCount,
    detail: ({ newcomers, participants }) =>
      `${sayPart(participants === 0 ? null : newcomers / participants)} des accompagnements`,
  },
]

type ChangeProps = { than: string; comparison: Comparison; of: (indicators: Indicators) => number }

function Change({ than, comparison: { now, before }, of }: ChangeProps) {
  const change = sayChangeOf(changeOf(of(now), of(before)))
  return (
    <span>
      <strong>{change === '=' ? 'stable' : change}</strong> sur {than}
    </span>
  )
}

/** Which days are put beside which: where nothing was recorded yet, both periods begin later. */
function Compared({ shown }: { shown: Shown }) {
  const { period, previous, lastYear, firstMonth } = shown
  const said = [
    previous && `Sur ${sayBefore(shown)} : ${beside(previous)}.`,
    lastYear && `Sur un an : ${beside(lastYear)}.`,
  ]
  const isShortened = previous === null || previous.now.period.from !== period.from
  return (
    <p className="mention">
      {said.filter(Boolean).join(' ')}{' '}
      {isShortened && firstMonth && `Premières séances : ${sayMonth(firstMonth, 'fr')}.`}
    </p>
  )
}

const beside = ({ now, before }: Comparison) => `${sayPeriod(before.period)}, puis ${sayPeriod(now.period)}`

import type { ReactNode } from 'react'
import { changeOf, type IndicatorName } from '#shared/indicators.ts'
import { sayBefore, sayPeriod } from '#shared/periods.ts'
import type { GuardedCount } from '#shared/small-counts.ts'
import { sayMonth } from '#shared/speech.ts'
import { sayPart } from '#shared/numbers.ts'
import { Definition } from './Definition.tsx'
import { GuardedMention } from './GuardedMention.tsx'
import { Spark } from './Spark.tsx'
import { type Comparison, few, sayChangeOf, sayCount, sayHours, type Shown } from './shown.ts'

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
              <Spark values={shown.months.map((month) => heightOf(of(month)))} />
            </span>
            <span className="mention">{detail(now)}</span>
            <span className="changes">
              {previous && <Change than={sayBefore(shown.period)} comparison={previous} of={of} />}
              {lastYear && <Change than="un an" comparison={lastYear} of={of} />}
            </span>
          </li>
        ))}
      </ul>
      {shown.followed !== undefined && (
        <p className="mention">
          <Definition of="followed" /> :{' '}
          {shown.followed === null
            ? 'comptées par mois entiers, toutes séances confondues, d’un département ou de la France'
            : sayCount(shown.followed)}
          .
        </p>
      )}
      <p className="mention">
        <Definition of="referral" /> : {sayPart(now.referralShare)} des séances se terminent par une
        orientation vers un autre service.
      </p>
      <Compared shown={shown} />
      {shown.isExact === false && <GuardedMention />}
    </section>
  )
}

type Indicators = Shown['now']
/** Null for hours that are not told. */
type Figure = GuardedCount | null

const plural = (count: GuardedCount, one: string, many: string) =>
  `${sayCount(count)}\u00a0${count === 0 || count === 1 ? one : many}`

const figures: {
  indicator: IndicatorName
  of: (indicators: Indicators) => Figure
  say: (figure: Figure) => string
  detail: (indicators: Indicators) => ReactNode
}[] = [
  {
    indicator: 'sessions',
    of: ({ sessions }) => sessions,
    say: (count) => sayCount(count ?? 0),
    detail: ({ individuals, workshops }) =>
      `${plural(individuals, 'individuelle', 'individuelles')} et ${plural(workshops, 'atelier', 'ateliers')}`,
  },
  {
    indicator: 'participants',
    of: ({ participants }) => participants,
    say: (count) => sayCount(count ?? 0),
    detail: () => 'participations, toutes séances',
  },
  {
    indicator: 'hours',
    of: ({ hours }) => hours,
    say: (hours) => sayHours(hours === 'few' ? null : hours),
    detail: ({ participantHours }) => (
      <>
        {participantHours === null ? few : sayCount(Math.round(participantHours))}{' '}
        <Definition of="participantHours">heures-participant</Definition>
      </>
    ),
  },
  {
    indicator: 'newcomers',
    of: ({ newcomers }) => newcomers,
    say: (count) => sayCount(count ?? 0),
    detail: ({ newcomers, participants }) =>
      isHidden(newcomers) || isHidden(participants)
        ? 'dans leur première séance'
        : `${sayPart(participants === 0 ? null : newcomers / participants)} des accompagnements`,
  },
]

/** What is hidden is drawn as nothing, so that its height tells nothing. */
const heightOf = (figure: Figure) => (isHidden(figure) ? 0 : figure)

const isHidden = (figure: Figure): figure is 'few' | null => figure === null || figure === 'few'

type ChangeProps = { than: string; comparison: Comparison; of: (indicators: Indicators) => Figure }

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
    previous && `Sur ${sayBefore(shown.period)} : ${beside(previous)}.`,
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

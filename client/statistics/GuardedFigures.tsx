import type { GuardedCount } from '#shared/small-counts.ts'
import { autonomyLabels, channelLabels, referralLabels } from '#shared/sessions.ts'
import { type Theme, themeOf, themes, topicTable } from '#shared/themes.ts'
import type { RankedRow } from '../ui/charts/ranked-rows.ts'
import { RankedBars } from '../ui/charts/RankedBars.tsx'
import { sharedIndicators } from '#shared/indicators.ts'
import { sayPart } from '#shared/numbers.ts'
import { GuardedMention } from './GuardedMention.tsx'
import { Definition, Definitions } from './Definition.tsx'
import { Months } from './Months.tsx'
import { few, sayCount, sayHours, type SharedFigures } from './shown.ts'
import { ThemeArticle } from './ThemeArticle.tsx'
import './themes.css'
import './ways.css'

type Figures = NonNullable<SharedFigures['figures']>

/** The year of an advisor as it may leave the structure. */
export function GuardedFigures({ figures }: { figures: Figures }) {
  return (
    <div className="stack stack-large dashboard-figures">
      <GuardedMention />
      <Key figures={figures} />
      <section aria-labelledby="themes">
        <h2 id="themes">Les trois thèmes prioritaires</h2>
        <div className="themes">
          {themes.map((theme) => (
            <ThemeFigures key={theme} theme={theme} figures={figures} />
          ))}
        </div>
        <p className="mention">
          Une séance peut toucher plusieurs thèmes&nbsp;: le total des fréquences dépasse 100&nbsp;%.
        </p>
      </section>
      <Months months={figures.months} untold={`${few} séances`} />
      <section aria-labelledby="topics">
        <h2 id="topics">Ce que les gens demandent</h2>
        <RankedBars
          title={<Definition of="topics">Séances qui touchent chaque thématique</Definition>}
          name="Séances qui touchent chaque thématique"
          heads={['Thématique', 'Séances']}
          rows={figures.topics.map(({ topic, sessions }) => ({
            ...rowOf(topic, topicTable[topic].label, sessions),
            theme: themeOf(topic),
          }))}
          say={sayCount}
        />
      </section>
      <Ways figures={figures} />
      <Definitions of={sharedIndicators} />
    </div>
  )
}

function Key({ figures }: { figures: Figures }) {
  const { sessions, individuals, workshops, participants, newcomers, appointments } = figures
  const { hours, participantHours } = figures
  const shown = [
    {
      of: 'sessions',
      said: sayCount(sessions),
      detail: `${sayCount(individuals)} en individuel, ${sayCount(workshops)} ${workshops === 0 ? 'atelier' : 'ateliers'}`,
    },
    {
      of: 'participants',
      said: sayCount(participants),
      detail: `dont ${sayCount(newcomers)} pour la première fois`,
    },
    {
      of: 'hours',
      said: sayHours(hours),
      detail: `${participantHours === null ? '–' : sayCount(participantHours)} heures-participant`,
    },
    {
      of: 'appointments',
      said: sayCount(appointments.honoured),
      detail: `${sayCount(appointments.missed)} manqués${sayShare(appointments.missedPercent)}`,
    },
  ] as const
  return (
    <section aria-labelledby="key-figures">
      <h2 id="key-figures" className="heard-only">
        L’essentiel
      </h2>
      <ul className="key-figures">
        {shown.map(({ of, said, detail }) => (
          <li key={of} className="key-figure">
            <Definition of={of} />
            <span className="key-figure-value">
              <strong>{said}</strong>
            </span>
            <span className="mention">{detail}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ThemeFigures({ theme, figures }: { theme: Theme; figures: Figures }) {
  const { sessions, frequency, hours } = figures.themes[theme]
  return (
    <ThemeArticle theme={theme} share={sayPart(frequency)}>
      <p className="figures">
        {sayCount(sessions)} {sessions === 0 ? 'séance' : 'séances'} ·{' '}
        <Definition of="themeHours">{sayHours(hours)}</Definition>
      </p>
    </ThemeArticle>
  )
}

function Ways({ figures: { channels, autonomies, referrals, referralShare } }: { figures: Figures }) {
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">Comment les gens sont accompagnés</h2>
      <div className="ways">
        <RankedBars
          title={<Definition of="channels">Canal</Definition>}
          heads={['Canal', 'Séances']}
          rows={channels.map(({ code, sessions }) => rowOf(code, channelLabels[code], sessions))}
          say={sayCount}
        />
        <RankedBars
          title={<Definition of="autonomy">Autonomie, en individuel</Definition>}
          heads={['Niveau', 'Séances']}
          rows={autonomies.map(({ code, sessions }) => rowOf(code, autonomyLabels[code], sessions))}
          say={sayCount}
          inOrder
        />
        <RankedBars
          title={
            <>
              <Definition of="referral">Orientation</Definition>
              {referralShare === null ? '' : `, ${sayPart(referralShare)} des séances`}
            </>
          }
          heads={['Vers', 'Séances']}
          rows={referrals.map(({ code, sessions }) => rowOf(code, referralLabels[code], sessions))}
          say={sayCount}
        />
      </div>
    </section>
  )
}

const sayShare = (percent: number | null) => (percent === null ? '' : `, soit ${percent}\u00a0%`)

const rowOf = (key: string, label: string, count: GuardedCount): RankedRow => ({
  key,
  label,
  figure: count,
})

import { sayBefore } from '#shared/periods.ts'
import { themeSentence } from '#shared/theme-sentence.ts'
import { type Theme, themeOf, themes, topicTable } from '#shared/themes.ts'
import { sayPart, sayPoints } from '#shared/numbers.ts'
import { Definition } from './Definition.tsx'
import { type Comparison, sayCount, sayHours, type Shown } from './shown.ts'
import { ThemeArticle } from './ThemeArticle.tsx'
import './themes.css'

/** The letter's three priority themes, large. */
export function Themes({ shown }: { shown: Shown }) {
  const { transversalHours, transversalPercent } = shown.now
  return (
    <section aria-labelledby="themes">
      <h2 id="themes">Les trois thèmes prioritaires</h2>
      <div className="themes">
        {themes.map((theme) => (
          <ThemeFigures key={theme} theme={theme} shown={shown} />
        ))}
      </div>
      <p className="mention">
        Une séance peut toucher plusieurs thèmes&nbsp;: le total des fréquences dépasse 100&nbsp;%. Les
        heures, elles, sont partagées&nbsp;; s’y ajoutent {sayHours(transversalHours)} de thématiques
        transversales
        {transversalPercent === null ? '' : ` (${transversalPercent}\u00a0%)`}.
      </p>
    </section>
  )
}

function ThemeFigures({ theme, shown }: { theme: Theme; shown: Shown }) {
  const now = shown.now.themes[theme]
  const moved = shown.previous && movedBy(shown.previous, theme)
  const points = moved === null ? null : sayPoints(moved)
  const topics = shown.topics.filter(({ topic }) => themeOf(topic) === theme)
  return (
    <ThemeArticle theme={theme} share={sayPart(now.frequency)}>
      <p className="figures">
        {points && (
          <>
            <strong>{points === '=' ? 'stable' : points}</strong> sur {sayBefore(shown.period)} ·{' '}
          </>
        )}
        <strong>{sayHours(now.hours)}</strong>
        {now.hoursPercent !== null && (
          <>
            , soit {now.hoursPercent}&nbsp;% <Definition of="themeHours">du temps</Definition>
          </>
        )}
      </p>
      <p>
        {now.frequency === null && now.sessions !== 0
          ? 'Trop peu de séances pour en dire la part.'
          : themeSentence(now.frequency, moved, topics[0]?.topic)}
      </p>
      {topics.length > 0 && (
        <ol className="theme-topics" aria-label="Thématiques les plus fréquentes">
          {topics.slice(0, 3).map(({ topic, sessions }) => (
            <li key={topic}>
              <span>{topicTable[topic].label}</span>
              <span className="figures">{sayCount(sessions)}</span>
            </li>
          ))}
        </ol>
      )}
    </ThemeArticle>
  )
}

/** By how much of all sessions its frequency moved; null when one side has none. */
function movedBy({ now, before }: Comparison, theme: Theme): number | null {
  const [here, there] = [now.themes[theme].frequency, before.themes[theme].frequency]
  return here === null || there === null ? null : here - there
}

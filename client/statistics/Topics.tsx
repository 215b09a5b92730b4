import { themeOf, topicTable } from '#shared/themes.ts'
import { RankedBars } from '../ui/charts/RankedBars.tsx'
import { Definition } from './Definition.tsx'
import { sayCount, type Shown } from './shown.ts'

/** The thématiques, from the most asked to the least. */
export function Topics({ shown }: { shown: Pick<Shown, 'topics'> }) {
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">Ce que les gens demandent</h2>
      <RankedBars
        title={<Definition of="topics">Séances qui touchent chaque thématique</Definition>}
        name="Séances qui touchent chaque thématique"
        heads={['Thématique', 'Séances']}
        rows={shown.topics.map(({ topic, sessions }) => ({
          key: topic,
          label: topicTable[topic].label,
          theme: themeOf(topic),
          figure: sessions,
        }))}
        say={sayCount}
      />
    </section>
  )
}

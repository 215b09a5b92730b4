import { searchable } from '#shared/territories.ts'
import {
  type Procedure,
  procedureLabels,
  procedures,
  type Topic,
  topics,
  topicTable,
} from '#shared/themes.ts'

/** A thématique, or a family of démarches that belongs to one. */
export type TopicFound = {
  id: string
  topic: Topic
  procedure: Procedure | null
  label: string
  detail: string
}

const known: TopicFound[] = [
  ...topics.map((topic) => ({
    id: topic,
    topic,
    procedure: null,
    label: topicTable[topic].label,
    detail: topicTable[topic].hint,
  })),
  ...procedures.map((procedure) => ({
    id: `demarche-${procedure}`,
    topic: 'aide_aux_demarches_administratives' as const,
    procedure,
    label: procedureLabels[procedure],
    detail: topicTable.aide_aux_demarches_administratives.label,
  })),
]

const words = new Map(
  known.map(({ id, label, detail, procedure }) => [
    id,
    { label: ` ${searchable(label)}`, hint: procedure ? '' : ` ${searchable(detail)}` },
  ]),
)

/** « email » is « E-mail ». */
const glued = (text: string) => text.replaceAll(' ', '')

/**
 * The thématiques that somebody means by the beginning of a word: of its name first, then of its examples (« ameli » is
 * Santé). Six at most; among equals, the most used first.
 * @param habits the person's own thématiques, the most used first
 */
export function findTopics(typed: string, habits: readonly Topic[]): TopicFound[] {
  const wanted = searchable(typed)
  if (wanted === '') return []
  const rankOf = ({ id }: TopicFound) => {
    const { label, hint } = words.get(id) ?? { label: '', hint: '' }
    if (label.startsWith(` ${wanted}`)) return 0
    if (label.includes(` ${wanted}`) || glued(label).startsWith(glued(wanted))) return 1
    if (hint.includes(` ${wanted}`)) return 2
    return null
  }
  const habitOf = ({ topic }: TopicFound) => (habits.includes(topic) ? habits.indexOf(topic) : habits.length)
  return known
    .map((found, order) => ({ found, order, rank: rankOf(found) }))
    .filter(({ rank }) => rank !== null)
    .toSorted(
      (a, b) => (a.rank ?? 0) - (b.rank ?? 0) || habitOf(a.found) - habitOf(b.found) || a.order - b.order,
    )
    .slice(0, 6)
    .map(({ found }) => found)
}

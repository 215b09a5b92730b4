import { wordsIn } from '#shared/imported-people-told.ts'
import { meaningOf } from '#shared/imported-values.ts'
import {
  type Procedure,
  procedureLabels,
  procedures,
  type Topic,
  topics,
  topicTable,
} from '#shared/themes.ts'
import { findTopics } from './find-topics.ts'

/** What a cell says of what was done; `unknown` is what nobody understands. */
export type TopicsRead = { topics: Topic[]; procedures: Procedure[]; labels: string[]; unknown: string[] }

type Meant = { topic: Topic; procedure: Procedure | null }

/**
 * Reads thématiques written in short: « ema ameli » (beginnings of words), « 1 3 » (the first and third of one's habits), or
 * by their names, which hold commas and are set apart by semicolons.
 * @param habits the person's own thématiques, the most used first
 */
export function readTopics(cell: string, habits: readonly Topic[]): TopicsRead {
  const meant = wordsIn(cell).flatMap((part): (Meant | string)[] => {
    const whole = named(part) ?? begun(part, habits)
    return whole && !isDigits(part) ? [whole] : shortly(part, habits)
  })
  const found = meant.filter((each) => typeof each !== 'string')
  return {
    topics: [...new Set(found.map(({ topic }) => topic))],
    procedures: [...new Set(found.flatMap(({ procedure }) => procedure ?? []))],
    labels: [...new Set(found.map(labelOf))],
    unknown: meant.filter((each) => typeof each === 'string'),
  }
}

/** The cell, each word in full: what will be kept, as it will be read again. */
export const inFull = ({ labels, unknown }: Pick<TopicsRead, 'labels' | 'unknown'>) =>
  [...labels, ...unknown].join('\u00a0; ')

/** The word that is being typed: the one to propose for. */
export const lastWordOf = (cell: string) => /[^;\n|\s,+]*$/.exec(cell)?.[0] ?? ''

/** The cell once a proposal is taken for the word that is being typed. */
export function withWord(cell: string, label: string, habits: readonly Topic[]): string {
  const before = readTopics(cell.slice(0, cell.length - lastWordOf(cell).length), habits)
  return `${inFull({ ...before, labels: [...new Set([...before.labels, label])] })}\u00a0; `
}

function shortly(part: string, habits: readonly Topic[]): (Meant | string)[] {
  const words = part.split(/[\s,+]+/).filter((word) => word !== '')
  return words.flatMap((word) => {
    if (isDigits(word))
      return word.split('').map((sign) => {
        const topic = habits[digitOf(sign) - 1]
        return topic ? { topic, procedure: null } : sign
      })
    return [named(word) ?? begun(word, habits) ?? word]
  })
}

/** One key: a digit, or what a French keyboard writes on the same key without the capitals. */
const signs = '&é"\'(-è_ç'
const isDigits = (word: string) => word.split('').every((sign) => digitOf(sign) > 0)
const digitOf = (sign: string) => (/^[1-9]$/.test(sign) ? Number(sign) : signs.indexOf(sign) + 1)

function begun(word: string, habits: readonly Topic[]): Meant | undefined {
  const [first] = findTopics(word, habits)
  return first && { topic: first.topic, procedure: first.procedure }
}

/** By the whole name, of ours or of another tool. */
function named(word: string): Meant | undefined {
  const code = meaningOf('topics', word)
  const topic = topics.find((each) => each === code)
  if (topic) return { topic, procedure: null }
  const procedure = procedures.find((each) => each === code)
  return procedure && { topic: 'aide_aux_demarches_administratives', procedure }
}

const labelOf = ({ topic, procedure }: Meant) =>
  procedure ? procedureLabels[procedure] : topicTable[topic].label

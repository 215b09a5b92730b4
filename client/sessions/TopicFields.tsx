import { useState } from 'react'
import {
  procedureLabels,
  procedures,
  type Theme,
  themeOf,
  themes,
  type Topic,
  topics,
  topicTable,
} from '#shared/themes.ts'
import { isAdministrative } from '#shared/sessions.ts'
import { useDigit } from '../shortcut.ts'
import { Button } from '../ui/Button.tsx'
import { Group } from '../ui/Choices.tsx'
import { FieldError } from '../ui/FieldError.tsx'
import { Key } from '../ui/PageHead.tsx'
import { plural } from '../ui/lang.ts'
import { SearchBox } from '../ui/SearchBox.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { findTopics, type TopicFound } from './find-topics.ts'
import { fieldId, type Telling, toggled } from './telling.ts'
import './topic-fields.css'

export const searchId = fieldId('topics')

/** In each column, this many before « Voir les autres ». */
const firstOnes = 6

const hint = 'Quelques lettres puis Entrée, un chiffre, ou touchez ci-dessous.'

type TopicFieldsProps = Telling & {
  /** Themes that come first, and whole. */
  suggests: readonly Theme[]
}

/** What was done, under the three themes: by typing a few letters, or by touching. */
export function TopicFields({ told, tell, mistakes, usual, suggests }: TopicFieldsProps) {
  const [text, setText] = useState('')
  const found = findTopics(text, usual.topics)
  const choose = ({ topic, procedure }: TopicFound) => {
    tell({
      topics: told.topics.includes(topic) ? told.topics : [...told.topics, topic],
      ...(procedure &&
        !told.procedures.includes(procedure) && { procedures: [...told.procedures, procedure] }),
    })
    setText('')
  }
  const numbered = numberedOf(usual.topics)
  const toggle = (digit: number) => {
    const topic = numbered[digit - 1]
    if (topic) tell({ topics: toggled(told.topics, topic) })
    return topic !== undefined
  }
  useDigit(toggle)
  const column = { told, tell, habits: usual.topics, numbered }
  return (
    <div className="topics">
      <SearchBox
        id={searchId}
        label="Thématiques"
        hint={hint}
        error={mistakes.topics}
        text={text}
        onText={setText}
        options={found}
        firstOnEnter
        onChoose={choose}
        onKeyWhenEmpty={(key) => /^[1-9]$/.test(key) && toggle(Number(key))}
      />
      <div className="topic-columns">
        {[...suggests, ...themes.filter((theme) => !suggests.includes(theme))].map((theme) => (
          <TopicColumn key={theme} theme={theme} opened={suggests.includes(theme)} {...column} />
        ))}
      </div>
      <FieldError id={`${fieldId('procedures')}-error`}>{mistakes.procedures}</FieldError>
    </div>
  )
}

type ColumnProps = Pick<Telling, 'told' | 'tell'> & { habits: readonly Topic[]; numbered: readonly Topic[] }

function TopicColumn({ theme, opened, habits, ...more }: ColumnProps & { theme: Theme; opened: boolean }) {
  const { told, tell } = more
  const [open, setOpen] = useState(opened)
  const ordered = byHabit(
    topics.filter((topic) => themeOf(topic) === theme),
    habits,
  )
  const shown = ordered.filter((topic, at) => open || at < firstOnes || told.topics.includes(topic))
  const rest = ordered.length - shown.length
  return (
    <div className={`topic-column topic-column-${theme}`}>
      <Group legend={<ThemeMark theme={theme} short />}>
        {shown.map((topic) => (
          <TopicChoice key={topic} topic={topic} {...more} />
        ))}
        {rest > 0 && (
          <Button type="button" look="quiet" className="topic-more" onClick={() => setOpen(true)}>
            {`Voir ${plural('fr', rest, 'autre', 'autres')}`}
          </Button>
        )}
      </Group>
      {theme === 'autonomy' && isAdministrative(told) && <ProcedureChoices told={told} tell={tell} />}
      {theme === 'autonomy' && (
        <Group legend="Transversal">
          <TopicChoice topic="diagnostic_numerique" {...more} />
        </Group>
      )}
    </div>
  )
}

function TopicChoice({ topic, told, tell, numbered }: Omit<ColumnProps, 'habits'> & { topic: Topic }) {
  const { label, hint: examples } = topicTable[topic]
  const digit = numbered.indexOf(topic) + 1
  return (
    <label className="topic">
      <input
        type="checkbox"
        checked={told.topics.includes(topic)}
        aria-keyshortcuts={digit > 0 ? String(digit) : undefined}
        onChange={() => tell({ topics: toggled(told.topics, topic) })}
      />
      <span className="topic-label">
        {label}
        {digit > 0 && <Key>{String(digit)}</Key>}
      </span>
      <span className="topic-hint">{examples}</span>
    </label>
  )
}

function ProcedureChoices({ told, tell }: Pick<Telling, 'told' | 'tell'>) {
  return (
    <Group legend={'Quelles démarches\u00a0? (facultatif)'} id={fieldId('procedures')}>
      <div className="procedures">
        {procedures.map((procedure) => (
          <label key={procedure} className="procedure">
            <input
              type="checkbox"
              checked={told.procedures.includes(procedure)}
              onChange={() => tell({ procedures: toggled(told.procedures, procedure) })}
            />
            <span>{procedureLabels[procedure]}</span>
          </label>
        ))}
      </div>
    </Group>
  )
}

/** One key each: one's own most used, then those that come first, as long as there are digits. */
const numberedOf = (habits: readonly Topic[]) => [...new Set([...habits, ...topics])].slice(0, 9)

const byHabit = (some: Topic[], habits: readonly Topic[]) => {
  const rank = (topic: Topic) => (habits.includes(topic) ? habits.indexOf(topic) : habits.length)
  return some.toSorted((a, b) => rank(a) - rank(b))
}

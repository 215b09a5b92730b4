import { useState } from 'react'
import type { Topic } from '#shared/themes.ts'
import { findTopics } from './find-topics.ts'
import { inFull, lastWordOf, readTopics, type TopicsRead, withWord } from './read-topics.ts'

type TopicsCellProps = {
  id: string
  value: string
  read: TopicsRead
  habits: readonly Topic[]
  onValue: (value: string) => void
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/**
 * Thématiques in short: while one types, what is understood stands below, with what else the last word may mean, to be
 * touched; once one leaves, they stand in full.
 */
export function TopicsCell({ value, read, habits, onValue, ...wired }: TopicsCellProps) {
  const [isTyping, setTyping] = useState(false)
  const word = lastWordOf(value)
  const [, ...others] = findTopics(word, habits).map(({ label }) => label)
  const understood = `${wired.id}-compris`
  return (
    <div className="batch-topics-cell">
      <input
        {...wired}
        aria-describedby={
          [wired['aria-describedby'], isTyping && understood].filter(Boolean).join(' ') || undefined
        }
        type="text"
        className="fr-input"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={({ currentTarget }) => {
          setTyping(true)
          onValue(currentTarget.value)
        }}
        onBlur={() => {
          setTyping(false)
          const full = inFull(readTopics(value, habits))
          if (full !== value) onValue(full)
        }}
      />
      {isTyping && word !== '' && (
        <div className="batch-understood">
          <p id={understood} aria-live="polite">
            {read.labels.length > 0 ? read.labels.join(', ') : 'Pas encore compris'}
          </p>
          {others.length > 0 && (
            <ul>
              {others.slice(0, 3).map((label) => (
                <li key={label}>
                  <button
                    type="button"
                    tabIndex={-1}
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => onValue(withWord(value, label, habits))}
                  >
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}

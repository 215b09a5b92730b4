import { useEffect, useRef } from 'react'
import { inBoth, useWords } from './lang.ts'
import './field.css'
import './tall-link.css'

/** What to correct, under its field; nothing when there is nothing to say. */
export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null
  return (
    <p className="fr-message fr-message--error" id={id}>
      {children}
    </p>
  )
}

type Mistake = { field: string; message: string }

/**
 * Above a form that was sent with mistakes: takes the focus and leads to each field.
 * @param mistakes `field` is the id of the field
 */
export function ErrorSummary({ mistakes }: { mistakes: Mistake[] }) {
  const summary = useRef<HTMLDivElement>(null)
  const say = useWords(words)
  const some = mistakes.length > 0
  useEffect(() => {
    if (some) summary.current?.focus()
  }, [some])
  if (!some) return null
  return (
    <div className="error-summary" ref={summary} tabIndex={-1} role="alert">
      <p>{mistakes.length === 1 ? say.one : say.many(mistakes.length)}</p>
      <ul>
        {mistakes.map(({ field, message }) => (
          <li key={field}>
            <a
              className="tall-link"
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(field)?.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const words = inBoth({
  fr: { one: 'Une réponse est à revoir', many: (count: number) => `${count} réponses sont à revoir` },
  en: { one: 'One answer needs another look', many: (count: number) => `${count} answers need another look` },
})

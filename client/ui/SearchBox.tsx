/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   no element of HTML is a combobox with a list; in this pattern the field keeps the focus and hears the keys. */
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Field } from './Field.tsx'
import { inBoth, plural, useLang, useWords } from './lang.ts'
import './search-box.css'

export type Found = { id: string; label: string; detail?: ReactNode }

type SearchBoxProps<Option extends Found> = {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  id?: string
  text: string
  onText: (text: string) => void
  /** What answers to the text; the page asks for it, and says with `pending` that the answer is on its way. */
  options: readonly Option[]
  pending?: boolean
  /** Enter takes the first proposal when none is chosen yet, and never sends the form while something is typed. */
  firstOnEnter?: boolean
  onChoose: (option: Option) => void
  /** What a key does while nothing is typed; true when it did something, and then it is not typed. */
  onKeyWhenEmpty?: (key: string) => boolean
}

/**
 * A field that proposes while one types (WAI-ARIA combobox with a list). Arrows walk in the list, Enter takes, Escape
 * closes, then empties. Enter with nothing taken sends the form: typing the whole name must be enough.
 */
export function SearchBox<Option extends Found>(props: SearchBoxProps<Option>) {
  const { label, hint, error, text, onText, options, pending = false, firstOnEnter = false, onChoose } = props
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const list = useId()
  const say = useWords(words)
  const lang = useLang()
  const shown = open && text.trim() !== '' && !(pending && options.length === 0)
  const active = shown ? options[at] : undefined

  const choose = (option: Option) => {
    setOpen(false)
    setAt(-1)
    onChoose(option)
  }

  const walk = (event: KeyboardEvent, to: number) => {
    event.preventDefault()
    setOpen(true)
    setAt(to)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (text === '' && isPlain && props.onKeyWhenEmpty?.(event.key)) return event.preventDefault()
    const last = options.length - 1
    if (event.key === 'ArrowDown') walk(event, at >= last ? -1 : at + 1)
    if (event.key === 'ArrowUp') walk(event, at < 0 ? last : at - 1)
    if (event.key === 'Enter' && !event.ctrlKey && (active || (firstOnEnter && text.trim() !== ''))) {
      event.preventDefault()
      const taken = active ?? options[0]
      if (taken) choose(taken)
    }
    if (event.key === 'Escape' && (shown || text)) {
      event.preventDefault()
      if (!shown) onText('')
      setOpen(false)
      setAt(-1)
    }
  }

  return (
    <div className="search-box">
      <Field label={label} hint={hint} error={error} id={props.id}>
        {(wired) => (
          <input
            {...wired}
            className="fr-input"
            type="text"
            role="combobox"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={list}
            aria-activedescendant={active ? optionId(list, active) : undefined}
            value={text}
            onChange={(event) => {
              onText(event.currentTarget.value)
              setOpen(true)
              setAt(-1)
            }}
            onKeyDown={onKeyDown}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
          />
        )}
      </Field>
      <div
        className="search-box-list"
        id={list}
        role="listbox"
        aria-label={say.found}
        hidden={!shown || options.length === 0}
      >
        {options.map((option, index) => (
          <div
            key={option.id}
            id={optionId(list, option)}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            <span>{option.label}</span>
            {option.detail && <span className="mention">{option.detail}</span>}
          </div>
        ))}
      </div>
      {shown && options.length === 0 && <p className="search-box-nothing">{say.nothing}</p>}
      <output className="heard-only">
        {shown && (options.length === 0 ? say.nothing : plural(lang, options.length, say.one, say.many))}
      </output>
    </div>
  )
}

const optionId = (list: string, option: Found) => `${list}-${option.id}`

const words = inBoth({
  fr: {
    found: 'Propositions',
    nothing: 'Rien ne correspond. Vérifiez l’orthographe, ou essayez un nom plus court.',
    one: 'proposition',
    many: 'propositions',
  },
  en: {
    found: 'Suggestions',
    nothing: 'Nothing matches. Check the spelling, or try a shorter name.',
    one: 'suggestion',
    many: 'suggestions',
  },
})

import { useId, useState, type ComponentProps, type ReactNode } from 'react'
import { type Accepts, useGuarded } from './field-guard.ts'
import { FieldError } from './FieldError.tsx'
import { plural, useLang } from './lang.ts'
import './field.css'

type Said = {
  label: ReactNode
  /** What helps to answer, always visible; an example rather than a rule. */
  hint?: ReactNode
  /** What to correct, said to the person; colours the field. */
  error?: string | undefined
}

/** What people write freely is read by the guard of the page; what it refuses does not leave. */
type Written = Said & { accepts?: Accepts }

type Common = Said & { id?: string | undefined }

/** One line of text, that its form reads by `name`. */
export function TextField({ label, hint, error, accepts, ...more }: ComponentProps<'input'> & Written) {
  const { secret, refused, onTyped } = useGuarded(more, accepts)
  return (
    <Field label={label} hint={hint} error={error ?? secret} id={more.id}>
      {(wired) => (
        <input
          type="text"
          className="fr-input"
          {...more}
          {...wired}
          {...refused}
          onInput={(event) => {
            onTyped(event.currentTarget.value)
            more.onInput?.(event)
          }}
        />
      )}
    </Field>
  )
}

/** Several lines of text. With `maxLength`, says how many characters remain when few do. */
export function TextArea({ label, hint, error, accepts, ...more }: ComponentProps<'textarea'> & Written) {
  const { secret, refused, onTyped } = useGuarded(more, accepts)
  const lang = useLang()
  const [length, setLength] = useState(0)
  const left = more.maxLength === undefined ? Infinity : more.maxLength - length
  return (
    <Field label={label} hint={hint} error={error ?? secret} id={more.id}>
      {(wired) => (
        <>
          <textarea
            rows={3}
            className="fr-input"
            {...more}
            {...wired}
            {...refused}
            onInput={({ currentTarget: { value } }) => {
              onTyped(value)
              setLength(value.length)
            }}
          />
          <p className="field-hint" aria-live="polite">
            {left <= 80 &&
              (lang === 'fr'
                ? `Encore ${plural(lang, left, 'caractère', 'caractères')}`
                : `${plural(lang, left, 'character', 'characters')} left`)}
          </p>
        </>
      )}
    </Field>
  )
}

/** A choice in a long list; for fewer than eight, prefer `RadioGroup` or `Segmented`. Children are `<option>`. */
export function SelectField({ label, hint, error, ...more }: ComponentProps<'select'> & Said) {
  return (
    <Field label={label} hint={hint} error={error} id={more.id}>
      {(wired) => <select className="fr-select" {...more} {...wired} />}
    </Field>
  )
}

type Wired = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label above, hint under it, error under the field; wires their ids. For fields that are not among ours. */
export function Field(props: Common & { children: (wired: Wired) => ReactNode }) {
  const { label, hint, error, children } = props
  const own = useId()
  const id = props.id ?? own
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`field fr-input-group ${error ? 'fr-input-group--error' : ''}`}>
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}

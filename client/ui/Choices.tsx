import { useId, type ComponentProps, type ReactNode } from 'react'
import { FieldError } from './FieldError.tsx'
import './choices.css'

export type Choice<Value extends string = string> = {
  value: Value
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

type Asked<Value extends string> = {
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  choices: readonly Choice<Value>[]
  /** Each choice in a large frame that can be touched anywhere: for citizens. */
  framed?: boolean
}

type Inputs = Omit<ComponentProps<'input'>, 'value' | 'type' | 'id'>

/** One answer among a few. Its form reads it by `name`, or it takes `value` and `onChange`. */
export function RadioGroup<Value extends string>(
  props: Asked<Value> & Inputs & { value?: Value | undefined; id?: string },
) {
  const { legend, hint, error, choices, framed = false, value, id, ...input } = props
  const name = useId()
  return (
    <Group legend={legend} hint={hint} error={error} id={id}>
      {choices.map((choice) => (
        <div className={framed ? 'choice-framed fr-radio-group' : 'fr-radio-group'} key={choice.value}>
          <OneChoice
            input={{ name, ...input, ...checkedIf(value === undefined ? undefined : value === choice.value) }}
            type="radio"
            choice={choice}
          />
        </div>
      ))}
    </Group>
  )
}

/** A single yes. */
export function Checkbox(
  props: Inputs & { label: ReactNode; hint?: ReactNode; error?: string | undefined; id?: string },
) {
  const { label, hint, error, id, ...input } = props
  const own = useId()
  const described = `${id ?? own}-error`
  return (
    <div className={`fr-checkbox-group ${error ? 'fr-checkbox-group--error' : ''}`}>
      <OneChoice
        input={input}
        type="checkbox"
        choice={{ label, hint }}
        id={id}
        describedBy={error && described}
      />
      <FieldError id={described}>{error}</FieldError>
    </div>
  )
}

/**
 * Short answers side by side, one touch each: instead of a drop-down. `many` lets several be chosen.
 * Its form reads it by `name`, or it takes `values` (one or several) and `onChange`.
 */
export function Segmented<Value extends string>(
  props: Asked<Value> & Inputs & { many?: boolean; values?: readonly Value[] | undefined; id?: string },
) {
  const { legend, hint, error, choices, many = false, values, id, framed: _, ...input } = props
  const own = useId()
  return (
    <Group legend={legend} hint={hint} error={error} id={id}>
      <div className="segmented">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              name={own}
              {...input}
              {...checkedIf(values?.includes(choice.value))}
              type={many ? 'checkbox' : 'radio'}
              value={choice.value}
              disabled={choice.disabled ?? input.disabled}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </Group>
  )
}

/** A question and its answers, read together. */
export function Group(props: {
  legend: ReactNode
  hint?: ReactNode
  error?: string | undefined
  id?: string | undefined
  children: ReactNode
}) {
  const own = useId()
  const id = props.id ?? own
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={`choices ${props.error ? 'fr-fieldset--error' : ''}`}
      id={id}
      tabIndex={-1}
      aria-describedby={described || undefined}
    >
      <legend>{props.legend}</legend>
      {props.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.children}
      <FieldError id={`${id}-error`}>{props.error}</FieldError>
    </fieldset>
  )
}

type One = {
  input: Inputs
  type: 'radio' | 'checkbox'
  /** Without a value, the answer is yes or no. */
  choice: Omit<Choice, 'value'> & { value?: string }
  id?: string | undefined
  describedBy?: string | undefined
}

function OneChoice({ input, type, choice, describedBy, ...named }: One) {
  const own = useId()
  const id = named.id ?? own
  return (
    <>
      <input
        {...input}
        id={id}
        type={type}
        value={choice.value}
        disabled={choice.disabled ?? input.disabled}
        aria-describedby={describedBy}
      />
      <label htmlFor={id}>
        {choice.label}
        {choice.hint && <span className="fr-hint-text">{choice.hint}</span>}
      </label>
    </>
  )
}

const checkedIf = (checked: boolean | undefined) => (checked === undefined ? {} : { checked })

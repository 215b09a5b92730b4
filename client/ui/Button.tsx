import type { ComponentProps } from 'react'
import './button.css'

export type ButtonLook = 'primary' | 'secondary' | 'quiet'

type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  /** Said each time: a button without a type submits. */
  type: 'button' | 'submit'
  look?: ButtonLook
  /** Something is being sent: the button stays where it is, keeps its focus and ignores a second touch. */
  busy?: boolean
}

export function Button({ look = 'primary', busy = false, className = '', onClick, ...more }: ButtonProps) {
  return (
    <button
      className={`${buttonClass(look)} ${className}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...more}
    />
  )
}

/** One main act per screen is `primary`; `secondary` beside it; `quiet` for what is rarely wanted. */
export const buttonClass = (look: ButtonLook) =>
  ({
    primary: 'fr-btn',
    secondary: 'fr-btn fr-btn--secondary',
    quiet: 'fr-btn fr-btn--tertiary-no-outline',
  })[look]

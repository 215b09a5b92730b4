import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { buttonClass, type ButtonLook } from './Button.tsx'

/** A link to a page of the house; its `to`, `params` and `search` are checked against the routes. */
export const RouteLink = createLink(({ children, ...more }: ComponentProps<'a'>) => (
  <a {...more}>{children}</a>
))

/** A link that looks like a button, because going there is the main act of the screen. */
export const ButtonLink = createLink(
  ({ look = 'primary', className = '', children, ...more }: ComponentProps<'a'> & { look?: ButtonLook }) => (
    <a className={`${buttonClass(look)} ${className}`} {...more}>
      {children}
    </a>
  ),
)

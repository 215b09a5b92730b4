import { useEffect, useEffectEvent } from 'react'
import { areSingleKeysOn } from './single-keys.ts'

/**
 * Anywhere in the page, this key alone does it, unless one is typing, answering a question, or wants no key alone (WCAG
 * 2.1.4: those who speak to their computer, or tremble, press keys that they do not mean).
 */
export const useShortcut = (key: string, act: () => void, isAllowed = true) =>
  useKeys((event) => event.key === key && isAlone(event) && act, isAllowed)

/** The same for 1 to 9, wherever they are on the keyboard: on a French one, without the capitals key. */
export const useDigit = (act: (digit: number) => void) =>
  useKeys((event) => {
    const digit = digitOf(event)
    return digit > 0 && isAlone(event) && (() => act(digit))
  })

/** Alt and a digit, from 0 to 9, even while typing. */
export const useAltDigit = (act: (digit: number) => void, isAllowed = true) =>
  useKeys((event) => {
    const digit = digitOf(event)
    const isAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    return isAlt && digit >= 0 && !isIn(event.target, 'dialog') && (() => act(digit))
  }, isAllowed)

/** @param found what this press does, if anything */
function useKeys(found: (event: KeyboardEvent) => false | (() => void), isAllowed = true) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = found(event)
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!isAllowed) return
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isAllowed])
}

const isAlone = (event: KeyboardEvent) =>
  areSingleKeysOn() &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !isIn(event.target, 'input:not([type=checkbox], [type=radio]), textarea, select, dialog')

const isIn = (target: EventTarget | null, elements: string) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest(elements) !== null)

/** -1 for any other key. */
const digitOf = ({ code }: KeyboardEvent) => Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? -1)

import { useSyncExternalStore } from 'react'

/** Whether keys pressed alone do something, as the person at this browser prefers; they do until somebody says no. */
export const areSingleKeysOn = () => !isOff

/** The same, shown; and the way to change it. */
export const useSingleKeys = () => ({ areOn: useSyncExternalStore(follow, areSingleKeysOn), turn })

const name = 'permanence-touches-seules'
let isOff = read() === 'non'
const listeners = new Set<() => void>()

/** Where the browser keeps nothing, it lasts as long as the page. */
function turn(on: boolean) {
  isOff = !on
  try {
    if (on) localStorage.removeItem(name)
    else localStorage.setItem(name, 'non')
  } finally {
    for (const listener of listeners) listener()
  }
}

function follow(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function read() {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

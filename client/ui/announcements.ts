/** Something was done, in a sentence; with `undo`, it can be taken back while the sentence is shown. */
export type Announcement = { message: string; undo?: () => unknown }
export type Shown = Announcement & { id: number }

let shown: readonly Shown[] = []
let count = 0
const listeners = new Set<() => void>()

/** Says that something is done: shown for ten seconds, read aloud, kept while one points at it. */
export function announce(announcement: Announcement) {
  count += 1
  show([...shown.slice(-1), { ...announcement, id: count }])
}

export const dismiss = (id: number) => show(shown.filter((one) => one.id !== id))

/** Whatever was said is no longer how things are. */
export const dismissAll = () => show([])

export const readAnnouncements = () => shown

export function followAnnouncements(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function show(next: readonly Shown[]) {
  shown = next
  for (const listener of listeners) listener()
}

import { useSyncExternalStore } from 'react'
import { type Day, dayOf, minute } from '#shared/time.ts'
import { useSettings } from './settings.ts'

/** The zone of the département, and the day that its calendars show now; a page left open turns at midnight. */
export function useToday(): { today: Day; zone: string } {
  const zone = useSettings()?.departement.zone ?? 'Europe/Paris'
  const today = useSyncExternalStore(everyMinute, () => dayOf(Date.now(), zone))
  return { today, zone }
}

function everyMinute(look: () => void) {
  const watch = setInterval(look, minute)
  return () => clearInterval(watch)
}

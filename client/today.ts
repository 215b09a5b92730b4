import { type Day, dayOf } from '#shared/time.ts'
import { useSettings } from './settings.ts'

/** The zone of the département, and the day that its calendars show now. */
export function useToday(): { today: Day; zone: string } {
  const zone = useSettings()?.departement.zone ?? 'Europe/Paris'
  return { today: dayOf(Date.now(), zone), zone }
}

import { sayDay } from '#shared/speech.ts'
import type { Day } from '#shared/time.ts'
import { capitalised, useLang } from './lang.ts'

/** « Mardi 16 juin » above the things of that day. */
export function DayHeading({ day, level = 2 }: { day: Day; level?: 2 | 3 }) {
  const said = sayDay(day, useLang(), 'without year')
  const Heading = `h${level}` as const
  return (
    <Heading>
      <time dateTime={day}>{capitalised(said)}</time>
    </Heading>
  )
}

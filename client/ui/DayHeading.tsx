import { sayDay } from '#shared/speech.ts'
import type { Day } from '#shared/time.ts'
import { capitalised, useLang } from './lang.ts'

type DayHeadingProps = {
  day: Day
  level?: 2 | 3
  /** In a list that spans several years. */ withYear?: boolean
}

/** « Mardi 16 juin » above the things of that day. */
export function DayHeading({ day, level = 2, withYear = false }: DayHeadingProps) {
  const said = sayDay(day, useLang(), withYear ? 'full' : 'without year')
  const Heading = `h${level}` as const
  return (
    <Heading>
      <time dateTime={day}>{capitalised(said)}</time>
    </Heading>
  )
}

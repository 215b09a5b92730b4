import { useEffect, useRef, useState } from 'react'
import { sayDayAndTime, sayTimeAt } from '#shared/speech.ts'
import type { Day, Instant, Zone } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { DayHeading } from '../ui/DayHeading.tsx'
import { inBoth, plural, useLang, useWords } from '../ui/lang.ts'
import './hour-picker.css'

type HourPickerProps = {
  days: readonly { day: Day; starts: readonly Instant[] }[]
  zone: Zone
  onChoose: (startsAt: Instant) => void
  busy?: boolean
}

const atFirst = 4
const more = 6

/** Days as headings, hours as buttons that say their day; a few days first, the others by one touch. */
export function HourPicker({ days, zone, onChoose, busy = false }: HourPickerProps) {
  const say = useWords(words)
  const lang = useLang()
  const [count, setCount] = useState(atFirst)
  const firstNew = useRef<HTMLElement>(null)
  useEffect(() => {
    if (count > atFirst) firstNew.current?.querySelector('button')?.focus()
  }, [count])
  return (
    <div className="hour-picker">
      {days.slice(0, count).map(({ day, starts }, index) => (
        <section key={day} ref={index === count - more ? firstNew : null}>
          <DayHeading day={day} level={2} />
          <ul className="hours">
            {starts.map((startsAt) => (
              <li key={startsAt}>
                <button
                  type="button"
                  className="hour"
                  disabled={busy}
                  aria-label={sayDayAndTime(startsAt, zone, lang)}
                  onClick={() => onChoose(startsAt)}
                >
                  {sayTimeAt(startsAt, zone, lang)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {count < days.length && (
        <div>
          <Button type="button" look="secondary" onClick={() => setCount(count + more)}>
            {say.more}
          </Button>
        </div>
      )}
      <output className="heard-only">
        {count > atFirst && plural(lang, Math.min(count, days.length), say.day, say.days)}
      </output>
    </div>
  )
}

const words = inBoth({
  fr: { more: 'Voir plus de jours', day: 'jour affiché', days: 'jours affichés' },
  en: { more: 'Show more days', day: 'day shown', days: 'days shown' },
})

import { useQueries } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { JournalQuestion } from '#shared/journal.ts'
import { sayDuration } from '#shared/speech.ts'
import type { Day } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { DayHeading } from '../ui/DayHeading.tsx'
import { plural } from '../ui/lang.ts'
import { ShowMore } from '../ui/ShowMore.tsx'
import type { DayTotals, Line } from './first-told.ts'
import { JournalLine } from './JournalLine.tsx'
import { useNear } from './use-near.ts'
import { useWithdraw } from './use-withdraw.ts'

type DaysProps = { question: JournalQuestion; days: DayTotals[] }

/**
 * Every day of the journal under its heading, with what it adds up to. The lines are there only where one looks: a stretch
 * of days asks for its own when it comes near the screen, and keeps their place when it goes. So the scroll bar, the
 * headings that a screen reader lists and the search of a date in the page all know the whole journal.
 */
export function JournalDays({ question, days }: DaysProps) {
  const stretches = useMemo(() => stretchesOf(days), [days])
  const { withdraw } = useWithdraw()
  return stretches.map((stretch) => (
    <Stretch key={stretch.to} question={question} stretch={stretch} onWithdraw={withdraw} />
  ))
}

type DaysStretch = { from: Day; to: Day; days: DayTotals[]; sessions: number }

/** Lines that are asked for together. */
const stretchLength = 20

function stretchesOf(days: DayTotals[]): DaysStretch[] {
  const stretches: DaysStretch[] = []
  for (const totals of days) {
    const { day, sessions } = totals
    const last = stretches.at(-1)
    if (!last || last.sessions >= stretchLength)
      stretches.push({ from: day, to: day, days: [totals], sessions })
    else {
      last.from = day
      last.days.push(totals)
      last.sessions += sessions
    }
  }
  return stretches
}

type Withdrawing = { onWithdraw: (id: string) => void }
type StretchProps = Withdrawing & { question: JournalQuestion; stretch: DaysStretch }

function Stretch({ question, stretch, onWithdraw }: StretchProps) {
  const { from, to, days, sessions } = stretch
  const { element, isNear } = useNear()
  const { lines, failure, isBusy, more } = useLines({ ...question, from, to }, isNear)
  /* Read between two frames: the scrolling does not wait for it. */
  const shown = useDeferredValue(isNear ? lines : undefined)
  const drawn = useOneByOne(shown ? days.length : 0)
  return (
    <div ref={element} className="journal-stretch">
      {days.map((totals, nth) => (
        <DayLines
          key={totals.day}
          totals={totals}
          onWithdraw={onWithdraw}
          lines={nth < drawn ? shown?.filter(({ day }) => day === totals.day) : undefined}
        />
      ))}
      {isNear && failure !== null && <Alert tone="error">{sayFailure(failure)}</Alert>}
      {shown && more && <ShowMore shown={shown.length} total={sessions} busy={isBusy} onMore={more} />}
    </div>
  )
}

/** How many days have their lines: one more each frame, so that none is longer than an old laptop can draw. */
function useOneByOne(most: number): number {
  const [count, setCount] = useState(0)
  const drawn = Math.min(count, most)
  useEffect(() => {
    const next = most === 0 ? 0 : drawn + 1
    if (next > most || next === count) return
    const frame = requestAnimationFrame(() => setCount(next))
    return () => cancelAnimationFrame(frame)
  }, [count, drawn, most])
  return drawn
}

type After = NonNullable<JournalQuestion['after']>

/** One answer holds them all, but for a day so full that it comes in several. */
function useLines(question: JournalQuestion, enabled: boolean) {
  const trpc = useTRPC()
  const [afters, setAfters] = useState<(After | undefined)[]>([undefined])
  const pages = useQueries({
    queries: afters.map((after) =>
      trpc.sessions.journal.queryOptions({ ...question, ...(after && { after }) }, { enabled }),
    ),
  })
  const [first] = pages
  const last = pages.at(-1)
  const next = last?.data?.next
  return {
    lines: first?.data && pages.flatMap(({ data }) => data?.sessions ?? []),
    failure: first?.error ?? null,
    isBusy: last?.isFetching ?? false,
    more: last?.data?.next === null ? undefined : () => next && setAfters((before) => [...before, next]),
  }
}

/** What a line takes before it was ever shown, in pixels. */
const usualHeight = 68

type DayProps = Withdrawing & { totals: DayTotals; lines: Line[] | undefined }

function DayLines({ totals, lines, onWithdraw }: DayProps) {
  const { day, sessions, minutes } = totals
  const thisYear = useToday().today.slice(0, 4)
  const list = useRef<HTMLUListElement>(null)
  const [height, setHeight] = useState(sessions * usualHeight)
  useLayoutEffect(() => {
    if (lines && list.current) setHeight(list.current.offsetHeight)
  }, [lines])
  return (
    <section className="journal-day">
      <div className="journal-date">
        <DayHeading day={day} withYear={!day.startsWith(thisYear)} />
        <span className="mention figures">
          {plural('fr', sessions, 'séance', 'séances')} · {sayDuration(minutes, 'fr')}
        </span>
      </div>
      <ul ref={list} style={lines ? undefined : { height }} aria-busy={!lines}>
        {lines?.map((line) => (
          <JournalLine key={line.id} line={line} onWithdraw={onWithdraw} />
        ))}
      </ul>
    </section>
  )
}

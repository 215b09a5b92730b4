import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Entry } from '../appointments/timeline.ts'
import { useSettle } from '../appointments/use-settle.ts'
import { useShortcut } from '../shortcut.ts'
import { useToday } from '../today.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Key } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { type Draft, type Kept, toldFrom, type Usual } from './first-told.ts'
import { SessionForm } from './SessionForm.tsx'

type ClosingProps = {
  entry: Entry
  isLast: boolean
  /** It is settled: noted, honoured or missed. */
  onDone: () => void
  onSkip: (() => void) | undefined
}

/** One appointment of the row: missed by one touch, or noted in the form that it fills; and on to the next. */
export function Closing({ entry, isLast, onDone, onSkip }: ClosingProps) {
  const [first] = entry.seats
  const { today } = useToday()
  const trpc = useTRPC()
  const fresh = { staleTime: 0, gcTime: 0 }
  const usual = useQuery(trpc.sessions.usual.queryOptions({ day: today }))
  const draft = useQuery(trpc.sessions.draft.queryOptions({ appointmentId: first.id }, fresh))
  const recorded = draft.data?.recorded ?? null
  const kept = useQuery(
    trpc.sessions.session.queryOptions({ id: recorded ?? '' }, { ...fresh, enabled: recorded !== null }),
  )
  const failure = usual.error ?? draft.error ?? kept.error
  const isReady = usual.data && draft.data && (recorded === null || kept.data)
  return (
    <Stack>
      {failure && <Alert tone="error">{sayFailure(failure)}</Alert>}
      {isReady ? (
        <Opened
          usual={usual.data}
          draft={draft.data}
          kept={kept.data}
          saveLabel={isLast ? 'Enregistrer et finir' : 'Enregistrer, et au suivant'}
          onKept={onDone}
          acts={<Acts entry={entry} onDone={onDone} onSkip={onSkip} />}
        />
      ) : (
        !failure && <Skeleton lines={8} />
      )}
    </Stack>
  )
}

type OpenedProps = {
  usual: Usual
  draft: Draft
  /** Of a workshop that is in the journal already, whose seats are left to settle. */
  kept: Kept | undefined
  saveLabel: string
  onKept: () => void
  acts: ReactNode
}

/** The form opens once: what is read again meanwhile changes nothing under the fingers. */
function Opened({ usual, draft, kept, ...more }: OpenedProps) {
  const [opened] = useState(() => {
    const told = toldFrom(draft, usual)
    return { draft, kept, first: kept ? { ...kept.told, attendance: told.attendance } : told }
  })
  return (
    <SessionForm
      first={opened.first}
      usual={usual}
      draft={opened.draft}
      kept={opened.kept}
      names={opened.kept}
      {...more}
    />
  )
}

function Acts({ entry, onDone, onSkip }: Omit<ClosingProps, 'isLast'>) {
  const { settle, isSettling } = useSettle()
  const [first] = entry.seats
  const isOne = first.workshopId === null
  const miss = () => settle(first, 'missed', onDone)
  useShortcut('a', miss, isOne)
  useShortcut('p', () => onSkip?.(), onSkip !== undefined)
  return (
    <Row>
      {isOne && (
        <Button type="button" look="secondary" busy={isSettling} aria-keyshortcuts="a" onClick={miss}>
          Absent
          <Key>a</Key>
        </Button>
      )}
      {isOne && (
        <Button
          type="button"
          look="quiet"
          busy={isSettling}
          onClick={() => settle(first, 'honoured', onDone)}
        >
          Honoré, sans rien noter
        </Button>
      )}
      {onSkip && (
        <Button type="button" look="quiet" aria-keyshortcuts="p" onClick={onSkip}>
          Passer
          <Key>p</Key>
        </Button>
      )}
    </Row>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Outcome } from '#shared/appointments.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Entry } from './offline/acts.ts'
import { sayRefusal } from './offline/entry-words.ts'
import { usePost } from './offline/use-outbox.ts'
import { useToday } from './today.ts'
import { sayFailure, useTRPC } from './trpc.ts'
import { Alert } from './ui/Alert.tsx'
import { announce } from './ui/announcements.ts'
import { Button } from './ui/Button.tsx'
import { RouteLink } from './ui/ButtonLink.tsx'
import { Segmented } from './ui/Choices.tsx'
import { capitalised } from './ui/lang.ts'
import { Modal } from './ui/Modal.tsx'
import { Stack } from './ui/Stack.tsx'

/** What was told of an appointment: whether somebody came. */
export type SettlementTold = Extract<Entry, { verb: 'appointments.settle' }>

/**
 * The settlement that was refused: whose appointment, why, and what happened, told again. Said the other way meanwhile, it is
 * first taken back, so that what is told here last is what stands.
 */
export function MendSettlement({ entry, onClose }: { entry: SettlementTold; onClose: () => void }) {
  const { appointmentId } = entry.input
  const { data: known, isPending } = useQuery(
    useTRPC().sessions.draft.queryOptions({ appointmentId }, { staleTime: 0, retry: false }),
  )
  const [outcome, setOutcome] = useState<Outcome | 'toSettle'>(entry.input.outcome ?? 'toSettle')
  const post = usePost()
  const { zone } = useToday()
  const isSettled = known?.status === 'honoured' || known?.status === 'missed'
  const isOver = known?.status === 'cancelled' || entry.refusal?.problem === 'notFound'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const tell = (told: Outcome | null) =>
      post.mutateAsync({
        verb: 'appointments.settle',
        input: { requestId: uuidv7(), appointmentId, outcome: told },
      })
    const isOtherwise = outcome !== 'toSettle' && isSettled && known.status !== outcome
    if (isOtherwise) await tell(null)
    await tell(outcome === 'toSettle' ? null : outcome)
    announce({ message: 'C’est corrigé.' })
    onClose()
  }

  return (
    <Modal open onClose={onClose} title="Corriger ce rendez-vous">
      <form noValidate onSubmit={(event) => void submit(event).catch(() => {})}>
        <Stack>
          {known && (
            <p>
              <strong>{known.person ?? (known.title || 'Un rendez-vous')}</strong>,{' '}
              {sayDayAndTime(known.startsAt, zone, 'fr')}
            </p>
          )}
          <p>{capitalised(sayRefusal(entry))}</p>
          {known && known.recorded !== null && (
            <p>
              <RouteLink to="/noter" search={{ session: known.recorded }}>
                Ouvrir son accompagnement
              </RouteLink>
            </p>
          )}
          {isOver ? (
            <p>
              {'Il n’y a plus rien à clôturer ici. La personne est venue quand même\u00a0? '}
              <RouteLink to="/noter">Notez un accompagnement sans rendez-vous</RouteLink>
            </p>
          ) : (
            <Segmented
              legend={'Que s’est-il passé\u00a0?'}
              choices={choices}
              values={[outcome]}
              onChange={({ currentTarget: { value } }) => setOutcome(value as typeof outcome)}
            />
          )}
          {post.error !== null && (
            <Alert tone="error" appears>
              {sayFailure(post.error)}
            </Alert>
          )}
          {!isOver && (
            <Button type="submit" busy={post.isPending} disabled={isPending}>
              Enregistrer
            </Button>
          )}
        </Stack>
      </form>
    </Modal>
  )
}

const choices = [
  { value: 'honoured', label: 'La personne est venue' },
  { value: 'missed', label: 'Elle n’est pas venue' },
  { value: 'toSettle', label: 'À clôturer plus tard' },
] as const

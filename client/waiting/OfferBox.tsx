import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { howItGoes } from '#shared/letters.ts'
import { sayDayAndTime, sayTimeAt } from '#shared/speech.ts'
import { appointmentQueryKey } from '../appointments/appointment-seen.ts'
import { Moment } from '../availability/Recap.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Row } from '../ui/Stack.tsx'
import { waitQueryKey, type WaitSeen } from './wait-seen.ts'
import { waitingWords } from './waiting-words.ts'

type OfferBoxProps = { secret: string; wait: WaitSeen; offer: NonNullable<WaitSeen['offer']> }

/** What is kept for the person: taken by one touch, with the answers already given, or let go to the next. */
export function OfferBox({ secret, wait, offer }: OfferBoxProps) {
  const say = useWords(waitingWords)
  const lang = useLang()
  const client = useTRPCClient()
  const memory = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { mode, place, callAt, zone, before, startsAt } = wait
  const act = () => ({ requestId: uuidv7(), key: secret, offerId: offer.id })
  const doing = (promise: Promise<unknown>) => {
    setBusy(true)
    setFailure(null)
    promise
      .catch((error: unknown) => {
        setFailure(error)
        return memory.invalidateQueries({ queryKey: waitQueryKey(secret) })
      })
      .finally(() => setBusy(false))
  }
  const take = () =>
    doing(
      client.waiting.take.mutate(act()).then(({ key, ...appointment }) => {
        memory.setQueryData(appointmentQueryKey(key), appointment)
        memory.removeQueries({ queryKey: waitQueryKey(secret) })
        return navigate({
          to: '/{-$lang}/rendez-vous',
          params: (same) => same,
          hash: key,
          replace: true,
          state: { isNew: true },
        })
      }),
    )
  const decline = () =>
    doing(
      client.waiting.decline.mutate(act()).then((changed) => {
        announce({ message: say.declined })
        return memory.setQueryData(waitQueryKey(secret), changed)
      }),
    )
  return (
    <section className="offer" aria-label={startsAt === null ? say.offeredHour : say.offeredSeat}>
      <Moment startsAt={offer.startsAt} zone={zone} />
      {place && (
        <p>
          <strong>{place.name}</strong>
          <br />
          {place.address}, {place.postalCode} {place.communeName}
        </p>
      )}
      {mode !== 'place' && <p>{howItGoes[lang][mode]}</p>}
      {callAt !== null && (
        <p>
          <PhoneLink phone={callAt} />
        </p>
      )}
      <p>{offer.isKept ? say.keptUntil(sayTimeAt(offer.expiresAt, zone, lang)) : say.stillFree}</p>
      {before !== null && <p>{say.replaces(sayDayAndTime(before, zone, lang))}</p>}
      <Row>
        <Button type="button" busy={busy} onClick={take}>
          {say.take} {startsAt === null ? say.takeHour : say.takeSeatNow}
        </Button>
        <Button type="button" look="secondary" busy={busy} onClick={decline}>
          {say.decline}
        </Button>
      </Row>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure, lang)}
        </Alert>
      )}
    </section>
  )
}

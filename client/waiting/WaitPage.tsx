import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { NoAppointment } from '../appointments/NoAppointment.tsx'
import { Moment } from '../availability/Recap.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { Unbroken } from '../ui/Unbroken.tsx'
import { OfferBox } from './OfferBox.tsx'
import { useKeyOf, useWait, waitQueryKey, type WaitSeen } from './wait-seen.ts'
import { waitingWords } from './waiting-words.ts'
import { WorkshopNamed } from './WorkshopNamed.tsx'
import './waiting.css'

/** One's place on the list, behind its link: what is kept for one now, and leaving. Opening it changes nothing. */
export function WaitPage() {
  const key = useKeyOf('/attente')
  const lang = useLang()
  const found = useWait(key)
  if (key === null) return <NoAppointment words={waitingWords} />
  if (refusalOf(found.error) === 'notFound') return <NoAppointment words={waitingWords} isWrong />
  if (found.error) return <Alert tone="error">{sayFailure(found.error, lang)}</Alert>
  if (!key || !found.data) return <Skeleton lines={7} />
  return <Wait key={key} secret={key} wait={found.data} />
}

function Wait({ secret, wait }: { secret: string; wait: WaitSeen }) {
  const say = useWords(waitingWords)
  const isNew = useLocation({ select: ({ state }) => state.isNew === true })
  const heading = headingOf(wait, say, isNew)
  const title = useFocusWhenItChanges(heading)
  return (
    <Stack gap="large">
      <Title>{say.title}</Title>
      <meta name="robots" content="noindex" />
      <Stack>
        <h1 ref={title} tabIndex={-1}>
          <Unbroken>{heading}</Unbroken>
        </h1>
        {isNew && wait.ending === null && !wait.offer && <p className="lead">{say.waiting}.</p>}
        {wait.ending !== null && (
          <p className="lead">{endOf({ ...wait, ending: wait.ending }, say.endedHelp)}</p>
        )}
        {wait.offer ? <OfferBox secret={secret} wait={wait} offer={wait.offer} /> : <Waited wait={wait} />}
        {wait.ending === null && !wait.offer && <HowTold wait={wait} />}
      </Stack>
      <Acts secret={secret} wait={wait} />
    </Stack>
  )
}

function headingOf(wait: WaitSeen, say: typeof waitingWords.fr, isNew: boolean) {
  const { ending, offer, startsAt } = wait
  if (ending !== null) return endOf({ ...wait, ending }, say.ended)
  if (offer) return startsAt === null ? say.offeredHour : say.offeredSeat
  return isNew ? say.noted : say.waiting
}

type Ending = NonNullable<WaitSeen['ending']>

/** What is called off is a workshop, or a place for whoever waits for any hour. */
function endOf(
  { ending, startsAt }: { ending: Ending; startsAt: number | null },
  said: Record<Ending | 'placeClosed', string>,
) {
  return said[ending === 'calledOff' && startsAt === null ? 'placeClosed' : ending]
}

function Waited({ wait: { title, startsAt, before, mode, place, callAt, zone } }: { wait: WaitSeen }) {
  const say = useWords(waitingWords)
  return (
    <div className="waited">
      <p>
        <strong>
          {title !== null && <WorkshopNamed title={title} />}
          {title === null && (before === null ? say.anyHour[mode] : say.earlier)}
        </strong>
      </p>
      {startsAt !== null && <Moment startsAt={startsAt} zone={zone} />}
      {callAt !== null && (
        <p>
          {place?.name} <PhoneLink phone={callAt} />
        </p>
      )}
      {before !== null && (
        <p>
          {say.before}
          <Moment startsAt={before} zone={zone} />
        </p>
      )}
    </div>
  )
}

function HowTold({ wait }: { wait: WaitSeen }) {
  const say = useWords(waitingWords)
  const { ahead, isTooLate, callAt, toldBy } = wait
  return (
    <>
      {isTooLate && <Alert tone="info">{say.gone}</Alert>}
      <p>{ahead === 0 ? say.first : say.ahead(ahead)}</p>
      <p>
        {toldBy === 'sms' ? say.howSms : toldBy === 'email' ? say.howEmail : say.howCall}{' '}
        {toldBy === null && callAt !== null && <PhoneLink phone={callAt} />}
      </p>
      <p className="mention">{say.keepAddress}</p>
    </>
  )
}

/** A change of state is read aloud from the title that says it. */
function useFocusWhenItChanges(heading: string) {
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(heading)
  useEffect(() => {
    if (before.current !== heading) title.current?.focus()
    before.current = heading
  }, [heading])
  return title
}

/** Leaving, and coming back. */
function Acts({ secret, wait }: { secret: string; wait: WaitSeen }) {
  const say = useWords(waitingWords)
  const lang = useLang()
  const client = useTRPCClient()
  const memory = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const act = (verb: 'leave' | 'comeBack') => {
    setBusy(true)
    setFailure(null)
    client.waiting[verb]
      .mutate({ requestId: uuidv7(), key: secret })
      .then((changed) => {
        memory.setQueryData(waitQueryKey(secret), changed)
      })
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <Stack gap="small">
      <Row>
        {wait.ending === null && (
          <Button type="button" look="secondary" busy={busy} onClick={() => act('leave')}>
            {say.leave}
          </Button>
        )}
        {wait.ending === 'left' && (
          <Button type="button" look="secondary" busy={busy} onClick={() => act('comeBack')}>
            {say.comeBack}
          </Button>
        )}
        {wait.ending !== null && wait.ending !== 'taken' && (
          <ButtonLink to="/{-$lang}">{say.again}</ButtonLink>
        )}
      </Row>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure, lang)}
        </Alert>
      )}
    </Stack>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { dismissAll } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { Unbroken } from '../ui/Unbroken.tsx'
import { type AppointmentSeen, appointmentQueryKey, useAppointment, useKey } from './appointment-seen.ts'
import { appointmentWords } from './appointment-words.ts'
import { ChangeAddress } from './ChangeAddress.tsx'
import { NoAppointment } from './NoAppointment.tsx'
import { Slip } from './Slip.tsx'
import { SlipTools } from './SlipTools.tsx'

/** The last screen, and the page behind the link: see, print, move, cancel. Opening it changes nothing. */
export function AppointmentPage() {
  const key = useKey()
  const lang = useLang()
  const found = useAppointment(key)
  if (key === null) return <NoAppointment />
  if (refusalOf(found.error) === 'notFound') return <NoAppointment isWrong />
  if (found.error) return <Alert tone="error">{sayFailure(found.error, lang)}</Alert>
  if (!found.data) return <Skeleton lines={8} />
  return <Appointment key={key} secret={key} appointment={found.data} />
}

function Appointment({ secret, appointment }: { secret: string; appointment: AppointmentSeen }) {
  const say = useWords(appointmentWords)
  const isNew = useLocation({ select: ({ state }) => state.isNew === true })
  const { status } = appointment
  const title = useFocusWhenItChanges(status)
  const coming = comingBy(appointment)
  const heading =
    status === 'cancelled'
      ? say.cancelled
      : status === 'coming' || status === 'underway'
        ? isNew
          ? say.noted
          : say.yours
        : say.past
  return (
    <Stack gap="large">
      <Title>{say.title}</Title>
      <meta name="robots" content="noindex" />
      <Stack>
        <Stack gap="small">
          <h1 ref={title} tabIndex={-1}>
            <Unbroken>{heading}</Unbroken>
          </h1>
          {status === 'coming' && (isNew || coming === 'nothingComing') && (
            <p className="lead">{say[coming]}</p>
          )}
          {status === 'cancelled' && (
            <p className="lead">
              {appointment.cancelledBy === 'advisor' ? say.cancelledByUs : say.cancelledByYou}
            </p>
          )}
          {status === 'cancelled' && appointment.cancelNote && (
            <blockquote className="slip-word" lang="fr">
              {appointment.cancelNote}
            </blockquote>
          )}
        </Stack>
        <Slip appointment={appointment} />
        {status === 'coming' && <SlipTools secret={secret} />}
      </Stack>
      <Changes secret={secret} appointment={appointment} />
    </Stack>
  )
}

/** What follows the slip by itself, if anything does. */
function comingBy({ hasContact, isForSomebody }: AppointmentSeen) {
  if (hasContact.email) return isForSomebody ? 'emailComingToo' : 'emailComing'
  if (hasContact.text) return isForSomebody ? 'textComingToo' : 'textComing'
  return 'nothingComing'
}

/** A change of state is read aloud from the title that says it. */
function useFocusWhenItChanges(status: AppointmentSeen['status']) {
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(status)
  useEffect(() => {
    if (before.current !== status) title.current?.focus()
    before.current = status
  }, [status])
  return title
}

/** What may still be done, or whom to call. */
function Changes({ secret, appointment }: { secret: string; appointment: AppointmentSeen }) {
  const say = useWords(appointmentWords)
  const lang = useLang()
  const client = useTRPCClient()
  const memory = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { status, mayCancel, mayMove, mayReopen, mayComeEarlier, callAt } = appointment

  const change = (verb: 'cancel' | 'reopen') => {
    setBusy(true)
    setFailure(null)
    client.appointments[verb]
      .mutate({ requestId: uuidv7(), key: secret })
      .then((changed) => {
        dismissAll()
        memory.setQueryData(appointmentQueryKey(secret), changed)
      })
      .catch(setFailure)
      .finally(() => setBusy(false))
  }

  if (status === 'underway') return null
  return (
    <section className="slip-changes" aria-labelledby="changer">
      {status === 'coming' && <h2 id="changer">{say.change}</h2>}
      {status === 'coming' && mayCancel && <p>{say.changeHelp}</p>}
      {status === 'coming' && !mayCancel && (
        <p>
          {say.tooLate} {callAt && <PhoneLink phone={callAt} />}
        </p>
      )}
      <Row>
        {mayMove && (
          <ButtonLink to="/{-$lang}/rendez-vous/deplacer" hash={secret} look="secondary">
            {say.move}
          </ButtonLink>
        )}
        {mayCancel && (
          <Button type="button" look="secondary" busy={busy} onClick={() => change('cancel')}>
            {say.cancel}
          </Button>
        )}
        {mayComeEarlier && (
          <ButtonLink to="/{-$lang}/rendez-vous/plus-tot" hash={secret} look="quiet">
            {say.earlier}
          </ButtonLink>
        )}
        {mayReopen && (
          <Button type="button" look="secondary" busy={busy} onClick={() => change('reopen')}>
            {say.reopen}
          </Button>
        )}
        {status !== 'coming' && <ButtonLink to="/{-$lang}">{say.again}</ButtonLink>}
      </Row>
      {appointment.mayChangeAddress && <ChangeAddress secret={secret} appointment={appointment} />}
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure, lang)}
        </Alert>
      )}
    </section>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { contactNeeded } from '#shared/booking-rules.ts'
import type { Instant } from '#shared/time.ts'
import { ChosenHour, Step } from '../availability/Recap.tsx'
import { useWanted } from '../availability/use-wanted.ts'
import { forgetDraft, heldId, keepDraft, readDraft } from '../booking-draft.ts'
import { NotFound } from '../house/NotFound.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { wayOf } from '../places/search-params.ts'
import { wayWords } from '../places/way-words.ts'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { appointmentQueryKey } from './appointment-seen.ts'
import { BookingForm } from './BookingForm.tsx'
import { bookerWords } from './booker-words.ts'
import { bookingWords } from './booking-words.ts'
import type { Answers } from './check-answers.ts'
import { lostIn, useKeptHour } from './keep-hour.ts'
import { NearestTimes } from './NearestTimes.tsx'
import { StartAgain } from './StartAgain.tsx'
import { useLeaveBehind, useResumed } from './use-resumed.ts'
import { useSendBooking } from './send-booking.ts'
import './booking.css'

const here = '/{-$lang}/lieux/$slug/rendez-vous'

/** The third screen: who comes and what for, while the hour is kept. */
export function BookingPage() {
  const say = useWords(bookingWords)
  const { chosen: chosenWay } = useWords(wayWords)
  const sayOfOther = useWords(bookerWords)
  const lang = useLang()
  const memory = useQueryClient()
  const navigate = useNavigate()
  const { slug } = useParams({ from: here })
  const chosen = useSearch({ from: here })
  const { heure: startsAt, atelier, ...looked } = chosen
  const way = wayOf(looked)
  const isResumed = useResumed(slug, startsAt)
  const [holdId] = useState(heldId)
  const [forWhom, setForWhom] = useState(() => readDraft().forWhom)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const recap = useRef<HTMLDivElement>(null)
  const {
    place,
    zone,
    workshop,
    service,
    suggests,
    wanted,
    isNothing,
    error: trouble,
  } = useWanted(slug, holdId, chosen)
  useLeaveBehind(
    wanted && { slug, startsAt: wanted.startsAt, zone, placeName: place?.name ?? '', search: chosen },
  )
  const { keeping, lost, readyToSend, lose } = useKeptHour(wanted)
  const sendBooking = useSendBooking()

  if (refusalOf(trouble) === 'notFound') return <NotFound />
  if (startsAt === undefined || isNothing)
    return (
      <Navigate to="/{-$lang}/lieux/$slug" params={(same) => ({ ...same, slug })} search={looked} replace />
    )
  if (trouble) return <Alert tone="error">{sayFailure(trouble, lang)}</Alert>
  if (!wanted) return <Skeleton lines={9} />

  const send = async (answers: Answers, website: string) => {
    if (lost) return lose(lost)
    setBusy(true)
    setFailure(null)
    try {
      const ticket = await readyToSend()
      const { key, ...appointment } = await sendBooking(
        wanted,
        way === 'home' ? answers : { ...answers, homeAddress: '' },
        { ticket, website, language: lang },
      )
      forgetDraft()
      memory.setQueryData(appointmentQueryKey(key), appointment)
      await navigate({
        to: '/{-$lang}/rendez-vous',
        params: (same) => same,
        hash: key,
        replace: true,
        state: { isNew: true },
      })
    } catch (error) {
      const found = lostIn(error)
      if (found) lose(found)
      else setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  const choose = (heure: Instant) => {
    keepDraft({ unanswered: null })
    setFailure(null)
    void navigate({
      to: here,
      params: (same) => ({ ...same, slug }),
      search: { ...looked, heure, atelier },
      replace: true,
    })
    recap.current?.focus()
  }

  return (
    <Stack gap="large">
      <Title>{say.title(place?.name ?? chosenWay[way])}</Title>
      <Stack>
        <div>
          <Step at={3} />
          <h1>{forWhom === 'other' ? sayOfOther.heading : say.heading}</h1>
        </div>
        <div ref={recap} tabIndex={-1} className="booking-recap">
          <ChosenHour
            place={place}
            zone={zone}
            workshop={workshop}
            service={service}
            startsAt={startsAt}
            looked={looked}
            isGone={lost !== null}
          />
          <output className="booking-kept">{keeping === 'kept' && say.keeping}</output>
        </div>
      </Stack>
      {lost && <NearestTimes lost={lost} place={place} zone={zone} looked={looked} onChoose={choose} />}
      {lost?.because === 'taken' && atelier && (
        <p>
          <RouteLink
            to="/{-$lang}/lieux/$slug/attente"
            params={(same) => ({ ...same, slug })}
            search={{ ...looked, heure: startsAt, atelier }}
            className="tall-link"
          >
            {say.waitForSeat}
          </RouteLink>
        </p>
      )}
      {isResumed && <StartAgain />}
      <BookingForm
        busy={busy}
        isVisit={way === 'home'}
        needed={way === 'workshop' ? null : contactNeeded[way]}
        suggests={suggests}
        onSend={(...sent) => void send(...sent)}
        onForWhom={setForWhom}
      />
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure, lang)} {place && <PhoneLink phone={place.phone} />}
        </Alert>
      )}
    </Stack>
  )
}

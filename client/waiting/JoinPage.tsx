import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { HalfDay } from '#shared/booking-rules.ts'
import type { ServiceMode } from '#shared/services.ts'
import { Moment } from '../availability/Recap.tsx'
import { NotFound } from '../house/NotFound.tsx'
import { NearestPhone } from '../places/NearestPhone.tsx'
import { PhoneLink } from '../places/PhoneLink.tsx'
import { wayOf } from '../places/search-params.ts'
import { wayWords } from '../places/way-words.ts'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { ButtonLink, RouteLink } from '../ui/ButtonLink.tsx'
import { useLang, useWords } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { Unbroken } from '../ui/Unbroken.tsx'
import { useSendWait } from './send-wait.ts'
import { waitQueryKey, type WaitForm } from './wait-seen.ts'
import { type Question, WaitQuestions } from './WaitQuestions.tsx'
import { waitingWords } from './waiting-words.ts'
import { WorkshopNamed } from './WorkshopNamed.tsx'
import './waiting.css'

const here = '/{-$lang}/lieux/$slug/attente'

/** Waiting for a seat of a full workshop, or for any hour, at a place or not: one question per screen. */
export function JoinPage() {
  const say = useWords(waitingWords)
  const lang = useLang()
  const trpc = useTRPC()
  const { slug } = useParams({ from: here })
  const search = useSearch({ from: here })
  const { atelier, heure, motif } = search
  const looked = wayOf(search)
  const [id] = useState(uuidv7)
  const isWorkshop = atelier !== undefined && heure !== undefined
  const waited = { workshopId: isWorkshop ? atelier : null, startsAt: isWorkshop ? heure : null }
  const way = isWorkshop || looked === 'workshop' ? ('place' as const) : looked
  const asked = { id, slug, way, serviceId: motif, ...waited }
  const form = useQuery(trpc.waiting.form.queryOptions(asked, { staleTime: Infinity, gcTime: 0 }))
  const refusal = refusalOf(form.error)
  if (refusal === 'notFound' || refusal === 'invalidInput') return <NotFound />
  if (refusal === 'slotNotOpen') return <Instead slug={slug} title={say.tooLate} help={say.tooLateHelp} />
  if (form.error) return <Alert tone="error">{sayFailure(form.error, lang)}</Alert>
  if (!form.data) return <Skeleton lines={7} />
  if (form.data.seatsLeft !== null && form.data.seatsLeft > 0)
    return <Instead slug={slug} title={say.seatsLeft} help={say.seatsLeftHelp} act={say.takeSeat} />
  return <Joining asked={asked} form={form.data} />
}

type Asked = {
  id: string
  slug: string
  way: ServiceMode
  serviceId: string | undefined
  workshopId: string | null
  startsAt: number | null
}

function Joining({ asked, form }: { asked: Asked; form: WaitForm }) {
  const say = useWords(waitingWords)
  const lang = useLang()
  const { chosen, when } = useWords(wayWords)
  const memory = useQueryClient()
  const navigate = useNavigate()
  const send = useSendWait()
  const search = useSearch({ from: here })
  const [halfDay, setHalfDay] = useState<HalfDay>('any')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { way } = asked
  const visit: Question[] = way === 'home' ? ['address'] : []
  const questions: Question[] =
    form.title === null ? ['when', 'name', 'contact', ...visit, 'need'] : ['name', 'contact']
  const at = Math.min(Math.max(search.question ?? 1, 1), questions.length)
  const question = questions[at - 1] ?? 'name'
  const heading = question === 'when' && way !== 'place' ? when[way] : say[question]
  const title = useFocusOn(at)
  const go = (to: number) =>
    void navigate({
      to: here,
      params: (same) => ({ ...same, slug: asked.slug }),
      search: { ...search, question: to },
    })

  const next = (website: string) => {
    if (at < questions.length) return go(at + 1)
    setBusy(true)
    setFailure(null)
    send({ ...asked, halfDay, language: lang, ticket: form.ticket, website })
      .then(({ key, ...wait }) => {
        memory.setQueryData(waitQueryKey(key), wait)
        return navigate({
          to: '/{-$lang}/attente',
          params: (same) => same,
          hash: key,
          replace: true,
          state: { isNew: true },
        })
      })
      .catch(setFailure)
      .finally(() => setBusy(false))
  }

  return (
    <Stack gap="large">
      <Title>{`${say.atPlace(form.place?.name ?? chosen[way])} (${at}/${questions.length})`}</Title>
      <Stack>
        <div>
          <p className="mention step">{say.step(at, questions.length)}</p>
          <h1 ref={title} tabIndex={-1}>
            <Unbroken>{heading}</Unbroken>
          </h1>
        </div>
        <div className="waited">
          <p>
            <strong>{form.title === null ? say.anyHour[way] : <WorkshopNamed title={form.title} />}</strong>
          </p>
          {form.startsAt !== null && <Moment startsAt={form.startsAt} zone={form.zone} />}
          <p>
            {form.place ? (
              <>
                {form.place.name} <PhoneLink phone={form.place.phone} />
              </>
            ) : (
              <NearestPhone looked={search} />
            )}
          </p>
        </div>
        {question === 'contact' && <p>{say.contactHelp}</p>}
      </Stack>
      <WaitQuestions
        key={question}
        question={question}
        title={heading}
        way={way}
        isLast={at === questions.length}
        busy={busy}
        halfDay={halfDay}
        onHalfDay={setHalfDay}
        onNext={next}
        onBack={at > 1 ? () => go(at - 1) : null}
        failure={
          failure !== null && (
            <Alert tone="error" appears>
              {sayFailure(failure, lang)}
            </Alert>
          )
        }
      />
    </Stack>
  )
}

/** Each question is read aloud from its title. */
function useFocusOn(at: number) {
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at) title.current?.focus()
    before.current = at
  }, [at])
  return title
}

type InsteadProps = { slug: string; title: string; help: string; act?: string }

/** There is nothing to wait for: what to do instead. */
function Instead({ slug, title, help, act }: InsteadProps) {
  const say = useWords(waitingWords)
  const search = { comment: 'atelier' as const }
  const place = { to: '/{-$lang}/lieux/$slug', params: (same: object) => ({ ...same, slug }) } as const
  return (
    <Stack>
      <Title>{title}</Title>
      <h1>{title}</h1>
      <p>{help}</p>
      {act ? (
        <div>
          <ButtonLink {...place} search={search}>
            {act}
          </ButtonLink>
        </div>
      ) : (
        <p>
          <RouteLink {...place} className="tall-link">
            {say.otherHours}
          </RouteLink>
        </p>
      )}
    </Stack>
  )
}

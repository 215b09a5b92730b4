import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { sayRecurrence } from '#shared/recurrence-speech.ts'
import { sayPhone } from '#shared/speech.ts'
import { NotFound } from '../house/NotFound.tsx'
import { Title } from '../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { capitalised, inBoth, useLang, useWords } from '../ui/lang.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import './poster.css'

/** What one prints for the wall of a town hall: one sheet, in French, readable from three metres and without colours. */
export function PosterPage() {
  const say = useWords(words)
  const lang = useLang()
  const { slug } = useParams({ from: '/{-$lang}/lieux/$slug/affiche' })
  const found = useQuery(useTRPC().availability.poster.queryOptions({ slug }))
  if (refusalOf(found.error) === 'notFound') return <NotFound />
  if (found.error) return <Alert tone="error">{sayFailure(found.error, lang)}</Alert>
  if (!found.data) return <Skeleton lines={9} />
  const { place, today, address, rules } = found.data
  const written = address.replace(/^https?:\/\//, '')
  const days = rules.map(({ recurrence, hours }) => sayRecurrence(recurrence, hours, { today }))
  const isFull = days.length > 4 || place.name.length > 40
  return (
    <Stack gap="large">
      <Title>{say.title(place.name)}</Title>
      <Stack className="poster-tools">
        <h1>{say.heading}</h1>
        <p>{say.lead}</p>
        <Row>
          <Button type="button" onClick={() => window.print()}>
            {say.print}
          </Button>
          <RouteLink to="/{-$lang}/lieux/$slug" params={(same) => ({ ...same, slug })} className="tall-link">
            {say.back}
          </RouteLink>
        </Row>
      </Stack>
      <div className="poster-room">
        <article className={isFull ? 'poster poster-full' : 'poster'} lang="fr" aria-label={say.poster}>
          <p className="poster-question">
            E-mails, démarches, arnaques, téléphone{'\u00a0'}: besoin d’aide{'\u00a0'}?
          </p>
          <p className="poster-answer">
            Un conseiller numérique vous aide. <strong>C’est gratuit.</strong>
          </p>
          <div className="poster-where">
            <h2>{place.name}</h2>
            <p>
              {place.address}, {place.postalCode} {place.communeName}
            </p>
            {days.length > 0 && (
              <ul>
                {days.slice(0, mostDays).map((day) => (
                  <li key={day}>{capitalised(day)}</li>
                ))}
                {days.length > mostDays && <li>et d’autres jours{'\u00a0'}: demandez-nous</li>}
              </ul>
            )}
          </div>
          <div className="poster-how">
            <div>
              <h2>Prenez rendez-vous</h2>
              <p>
                par téléphone
                <strong className="poster-phone">{sayPhone(place.phone)}</strong>
              </p>
              <p>
                ou sur Internet
                <strong className="poster-address">{written}</strong>
              </p>
            </div>
            <div className="poster-code">
              <QrCode
                of={address}
                label={`Code à photographier avec un téléphone\u00a0: il ouvre ${written}`}
              />
              <p>ou photographiez ce code</p>
            </div>
          </div>
        </article>
      </div>
    </Stack>
  )
}

/** More would not be read. */
const mostDays = 6

const words = inBoth({
  fr: {
    title: (place: string) => `${place}\u00a0: affiche à imprimer`,
    heading: 'Affiche à imprimer',
    lead: 'Une page A4, en noir et blanc ou en couleur. Les jours viennent des permanences de ce lieu.',
    print: 'Imprimer l’affiche',
    back: 'Voir la page du lieu',
    poster: 'Affiche',
  },
  en: {
    title: (place: string) => `${place}: poster to print`,
    heading: 'Poster to print',
    lead: 'One A4 page, in black and white or in colour. The poster is in French, as it hangs in the place.',
    print: 'Print the poster',
    back: 'See the page of the place',
    poster: 'Poster',
  },
})

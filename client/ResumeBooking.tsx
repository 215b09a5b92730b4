import { useState } from 'react'
import { sayDayAndTime } from '#shared/speech.ts'
import { forgetWhoTyped, leftByAnother } from './booking-left.ts'
import { useTRPCClient } from './trpc.ts'
import { Button } from './ui/Button.tsx'
import { ButtonLink } from './ui/ButtonLink.tsx'
import { inBoth, useLang, useWords } from './ui/lang.ts'
import { Row } from './ui/Stack.tsx'
import './resume-booking.css'

/** A form was left unfinished in this browser and its hour is still kept: go on, or erase it. Says no name. */
export function ResumeBooking() {
  const say = useWords(words)
  const lang = useLang()
  const client = useTRPCClient()
  const [left, setLeft] = useState(leftByAnother)
  if (left === null) return null
  const { slug, startsAt, zone, placeName, search } = left
  const erase = () => {
    client.appointments.release.mutate({ id: forgetWhoTyped() }).catch(() => null)
    setLeft(null)
  }
  return (
    <section className="resume" aria-label={say.label}>
      <p>
        {say.chosen} <strong>{sayDayAndTime(startsAt, zone, lang)}</strong>
        {placeName && `, ${placeName}`}. {say.kept}
      </p>
      <Row>
        <ButtonLink
          to="/{-$lang}/lieux/$slug/rendez-vous"
          params={(same) => ({ ...same, slug })}
          search={search}
        >
          {say.goOn}
        </ButtonLink>
        <Button type="button" look="quiet" onClick={erase}>
          {say.erase}
        </Button>
      </Row>
    </section>
  )
}

const words = inBoth({
  fr: {
    label: 'Rendez-vous commencé',
    chosen: 'Vous aviez choisi',
    kept: 'Cette heure est encore gardée quelques minutes.',
    goOn: 'Reprendre',
    erase: 'Ce n’est pas vous\u00a0? Effacer',
  },
  en: {
    label: 'Unfinished appointment',
    chosen: 'You had chosen',
    kept: 'This time is still kept for a few minutes.',
    goOn: 'Continue',
    erase: 'Not you? Erase it',
  },
})

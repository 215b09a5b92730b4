import { withoutPlace } from '#shared/places.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import type { Instant, Zone } from '#shared/time.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Card } from '../ui/Card.tsx'
import { HeardAbout } from '../ui/HeardAbout.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { NearestPhone } from './NearestPhone.tsx'
import { type Looked, wayOf } from './search-params.ts'
import { wayWords } from './way-words.ts'

/** What needs no place: wherever one lives, the next call, visit or talk on screen. */
export function AnywhereCard({ at, zone, looked }: { at: Instant; zone: Zone; looked: Looked }) {
  const say = useWords(words)
  const lang = useLang()
  const { chosen, next } = useWords(wayWords)
  const way = wayOf(looked)
  return (
    <Card as="li" className="place-card" aria-labelledby="partout">
      <div>
        <h3 id="partout">{chosen[way]}</h3>
        <p className="mention">{say.wherever}</p>
      </div>
      <p className="place-card-next">
        {next[way]}
        <strong>{sayDayAndTime(at, zone, lang)}</strong>
      </p>
      <div className="place-card-foot">
        <p className="place-card-facts">
          <NearestPhone looked={looked} />
        </p>
        <ButtonLink
          to="/{-$lang}/lieux/$slug"
          params={(same) => ({ ...same, slug: withoutPlace })}
          search={looked}
        >
          <HeardAbout seen={say.choose}>{chosen[way]}</HeardAbout>
        </ButtonLink>
      </div>
    </Card>
  )
}

const words = inBoth({
  fr: { wherever: 'Où que vous habitiez dans le département', choose: 'Choisir une heure' },
  en: { wherever: 'Wherever you live in the département', choose: 'Choose a time' },
})

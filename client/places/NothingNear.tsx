import { nearKm, type PlaceNear } from '#shared/places.ts'
import { sayDayAndTime } from '#shared/speech.ts'
import { Notice } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { PhoneLink } from './PhoneLink.tsx'
import type { PlaceWithNext } from './PlaceCard.tsx'
import { sayKm } from './say-km.ts'
import type { Looked } from './search-params.ts'
import type { Where } from './where.ts'

type NothingNearProps = {
  list: readonly PlaceNear<PlaceWithNext>[]
  where: Where
  looked: Looked
}

/** No free hour around there: says so first, then where the nearest one is, and whom to call. */
export function NothingNear({ list, where, looked }: NothingNearProps) {
  const say = useWords(words)
  const lang = useLang()
  const [nearest] = list
  const isAround = where.kind === 'commune' || where.kind === 'here'
  const around = list.filter(({ isNear }) => isNear)
  if (!isAround || !nearest || around.some(({ place }) => place.nextSlotAt !== null)) return null
  const next = list.find(({ place }) => place.nextSlotAt !== null)
  return (
    <Notice>
      <p>
        <strong>{around.length === 0 ? say.noPlace : say.noHour}</strong>
      </p>
      {next && next.place.nextSlotAt !== null && (
        <p>
          {say.next}{' '}
          <RouteLink
            to="/{-$lang}/lieux/$slug"
            params={(same) => ({ ...same, slug: next.place.slug })}
            search={looked}
            className="tall-link"
          >
            {next.place.name}
          </RouteLink>
          {next.km !== null && `, ${sayKm(next.km, lang)}`},{' '}
          {sayDayAndTime(next.place.nextSlotAt, next.place.zone, lang)}.
        </p>
      )}
      <p>
        {say.call(nearest.place.name)} <PhoneLink phone={nearest.place.phone} />
      </p>
    </Notice>
  )
}

const words = inBoth({
  fr: {
    noPlace: `Il n’y a pas de lieu à moins de ${nearKm}\u00a0km.`,
    noHour: `Il n’y a pas d’heure libre à moins de ${nearKm}\u00a0km pour le moment.`,
    next: 'La plus proche\u00a0:',
    call: (place: string) => `Ou appelez, on cherchera avec vous (${place})\u00a0:`,
  },
  en: {
    noPlace: `There is no place within ${nearKm}\u00a0km.`,
    noHour: `There is no free time within ${nearKm}\u00a0km for the moment.`,
    next: 'The nearest:',
    call: (place: string) => `Or call, and we will look together (${place}):`,
  },
})

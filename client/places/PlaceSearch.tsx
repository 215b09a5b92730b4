import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { placesNamed, type PublicPlace } from '#shared/places.ts'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { PinIcon } from '../ui/icons.tsx'
import { inBoth, useWords } from '../ui/lang.ts'
import { type Found, SearchBox } from '../ui/SearchBox.tsx'
import type { Looked } from './search-params.ts'
import { askPosition } from './whereabouts.ts'

type Proposed = Found & ({ kind: 'commune' } | { kind: 'place'; slug: string })

type PlaceSearchProps = {
  places: readonly PublicPlace[]
  looked: Looked
  /** More to choose from, under the field. */
  children?: ReactNode
}

/** A commune, a postal code, the name of a place, or here: one field and one button. */
export function PlaceSearch({ places, looked, children }: PlaceSearchProps) {
  const say = useWords(words)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const [text, setText] = useState(looked.ou ?? '')
  const [refused, setRefused] = useState(false)
  const [asking, setAsking] = useState(false)
  const typed = useDeferredValue(text.trim())
  const communes = useQuery(
    trpc.territories.search.queryOptions(
      { text: typed },
      { enabled: typed.length >= 2, placeholderData: keepPreviousData, staleTime: Infinity },
    ),
  )

  const look = ({ ou, ici }: Looked) =>
    void navigate({ to: '.', params: (same) => same, search: { ...looked, ou, ici } })
  const choose = (option: Proposed) => {
    if (option.kind === 'place')
      return void navigate({
        to: '/{-$lang}/lieux/$slug',
        params: (same) => ({ ...same, slug: option.slug }),
        search: looked,
      })
    setText(option.label)
    look({ ou: option.label })
  }
  const lookHere = () => {
    setAsking(true)
    setRefused(false)
    askPosition()
      .then(() => {
        setText('')
        look({ ici: true })
      })
      .catch(() => setRefused(true))
      .finally(() => setAsking(false))
  }

  return (
    <form
      className="place-search"
      onSubmit={(event) => {
        event.preventDefault()
        look(text.trim() ? { ou: text.trim() } : {})
      }}
    >
      <div className="place-search-line">
        <SearchBox<Proposed>
          label={say.label}
          hint={say.hint}
          text={text}
          onText={setText}
          pending={communes.isFetching || typed !== text.trim()}
          options={typed.length < 2 ? [] : proposals(communes.data ?? [], places, typed)}
          onChoose={choose}
        />
        <Button type="submit">{say.look}</Button>
      </div>
      <Button type="button" look="secondary" busy={asking} onClick={lookHere}>
        <PinIcon /> {say.here}
      </Button>
      <output className="mention">{refused ? say.refused : asking ? say.asking : say.stays}</output>
      {children}
    </form>
  )
}

function proposals(
  communes: readonly { code: string; name: string; postalCodes: string[] }[],
  places: readonly PublicPlace[],
  typed: string,
): Proposed[] {
  return [
    ...communes.slice(0, 6).map(({ code, name, postalCodes }): Proposed => {
      return { kind: 'commune', id: code, label: name, detail: postalCodes.slice(0, 3).join(', ') }
    }),
    ...placesNamed(places, typed)
      .filter(({ communeName }) => !communes.some(({ name }) => name === communeName))
      .slice(0, 4)
      .map(({ id, slug, name, communeName }): Proposed => {
        return { kind: 'place', id, slug, label: name, detail: communeName }
      }),
  ]
}

const words = inBoth({
  fr: {
    label: 'Où êtes-vous\u00a0?',
    hint: 'Commune, code postal ou lieu',
    look: 'Voir',
    here: 'Autour de moi',
    stays: 'Votre position reste sur cet appareil\u00a0: elle ne nous est pas envoyée.',
    asking: 'Nous attendons la réponse de votre appareil…',
    refused: 'Votre appareil n’a pas donné sa position. Écrivez plutôt votre commune.',
  },
  en: {
    label: 'Where are you?',
    hint: 'Town, postal code or place',
    look: 'Show',
    here: 'Near me',
    stays: 'Your position stays on this device: it is not sent to us.',
    asking: 'Waiting for your device…',
    refused: 'Your device did not give its position. Please type your town instead.',
  },
})

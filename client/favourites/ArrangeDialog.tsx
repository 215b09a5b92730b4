import { type FormEvent, useState } from 'react'
import { longestFavouriteName } from '#shared/favourites.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import type { Favourite } from './FavouriteBar.tsx'
import { useFavouriteActs } from './use-favourite-acts.ts'

type Acts = ReturnType<typeof useFavouriteActs>

/** Favourites by use: another name, or away; what goes can come back until one closes. */
export function ArrangeDialog({ favourites, onClose }: { favourites: Favourite[]; onClose: () => void }) {
  const acts = useFavouriteActs()
  /* As they stood when it opened: nothing moves, and what goes stays in sight. */
  const [listed] = useState(favourites)
  const [gone, setGone] = useState<readonly string[]>([])
  const nameOf = ({ id, name }: Favourite) => favourites.find((each) => each.id === id)?.name ?? name
  const toggle = ({ id }: Favourite) => {
    const isGone = gone.includes(id)
    void (isGone ? acts.bringBack(id) : acts.remove(id)).then(
      () => setGone(isGone ? gone.filter((each) => each !== id) : [...gone, id]),
      () => {},
    )
  }
  return (
    <Modal open onClose={onClose} title="Mes favoris">
      <p className="mention">{'Le plus utilisé vient en premier\u00a0: l’ordre se fait tout seul.'}</p>
      <ul className="favourites-arranged">
        {listed.map((favourite) => (
          <li key={favourite.id}>
            {gone.includes(favourite.id) ? (
              <>
                <s>{nameOf(favourite)}</s>
                <span className="mention">Supprimé</span>
                <Button type="button" look="quiet" onClick={() => toggle(favourite)}>
                  Annuler
                  <span className="heard-only"> la suppression de {nameOf(favourite)}</span>
                </Button>
              </>
            ) : (
              <Row
                name={nameOf(favourite)}
                id={favourite.id}
                acts={acts}
                onRemove={() => toggle(favourite)}
              />
            )}
          </li>
        ))}
      </ul>
      {acts.failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(acts.failure)}
        </Alert>
      )}
    </Modal>
  )
}

/** Asked for, the field is where one goes on. */
const takeFocus = (field: HTMLInputElement | null) => field?.select()

type RowProps = { name: string; id: string; acts: Acts; onRemove: () => void }

function Row({ name, id, acts, onRemove }: RowProps) {
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null)
    return (
      <>
        <span>{name}</span>
        <Button type="button" look="quiet" aria-label={`Renommer ${name}`} onClick={() => setTyped(name)}>
          Renommer
        </Button>
        <Button type="button" look="quiet" aria-label={`Supprimer ${name}`} onClick={onRemove}>
          Supprimer
        </Button>
      </>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() === '') return
    void acts.rename(id, typed).then(
      () => setTyped(null),
      () => {},
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        label={`Nouveau nom de «\u00a0${name}\u00a0»`}
        ref={takeFocus}
        error={typed.trim() === '' ? 'Donnez un nom à ce favori.' : undefined}
        maxLength={longestFavouriteName}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Button type="submit" busy={acts.isBusy}>
        Renommer
      </Button>
    </form>
  )
}

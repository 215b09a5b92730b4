import { type FormEvent, useState } from 'react'
import { longestFavouriteName } from '#shared/favourites.ts'
import { secretSaid } from '../guarded-text.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import type { Favourite } from './FavouriteBar.tsx'
import { useFavouriteActs } from './use-favourite-acts.ts'

type Listed = Pick<Favourite, 'id' | 'name'> & {
  isGone?: boolean
  /** Where the focus goes once the line has changed; nowhere when the list opens. */
  touched?: 'name' | 'presence'
}

/** Favourites by use: another name, or away; what goes can come back until one closes. */
export function ArrangeDialog({ favourites, onClose }: { favourites: Favourite[]; onClose: () => void }) {
  const { rename, remove, bringBack, failure, isBusy } = useFavouriteActs()
  /* As they stood when it opened: nothing moves, and what goes stays in sight. */
  const [listed, setListed] = useState<Listed[]>(favourites)
  const change = (done: Promise<unknown>, id: string, changed: Partial<Listed>) =>
    void done.then(
      () => setListed((before) => before.map((each) => (each.id === id ? { ...each, ...changed } : each))),
      () => {},
    )
  return (
    <Modal open onClose={onClose} title="Mes favoris">
      <p className="mention">{'Le plus utilisé vient en premier\u00a0: l’ordre se fait tout seul.'}</p>
      <ul className="favourites-arranged">
        {listed.map((favourite) => {
          const { id, name, isGone, touched } = favourite
          return (
            <li key={id}>
              {isGone ? (
                <>
                  <s>{name}</s>
                  <span className="mention">Supprimé</span>
                  <Button
                    type="button"
                    look="quiet"
                    aria-label={`Annuler la suppression de ${name}`}
                    ref={takeFocus}
                    busy={isBusy}
                    onClick={() => change(bringBack(id), id, { isGone: false, touched: 'presence' })}
                  >
                    Annuler
                  </Button>
                </>
              ) : (
                <Row
                  name={name}
                  touched={touched}
                  isBusy={isBusy}
                  onRename={(typed) => change(rename(id, typed), id, { name: typed.trim(), touched: 'name' })}
                  onRemove={() => change(remove(id), id, { isGone: true })}
                />
              )}
            </li>
          )
        })}
      </ul>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
    </Modal>
  )
}

/** What one has just asked for is where one goes on. */
const takeFocus = (element: HTMLElement | null) => element?.focus()

type RowProps = {
  name: string
  touched: Listed['touched']
  isBusy: boolean
  onRename: (name: string) => void
  onRemove: () => void
}

function Row({ name, touched, isBusy, onRename, onRemove }: RowProps) {
  const [typed, setTyped] = useState<{ from: string; to: string } | null>(null)
  /* Once it has its new name, the line reads as before. */
  if (typed === null || typed.from !== name)
    return (
      <>
        <span>{name}</span>
        <Button
          type="button"
          look="quiet"
          aria-label={`Renommer ${name}`}
          ref={touched === 'name' ? takeFocus : undefined}
          onClick={() => setTyped({ from: name, to: name })}
        >
          Renommer
        </Button>
        <Button
          type="button"
          look="quiet"
          aria-label={`Supprimer ${name}`}
          ref={touched === 'presence' ? takeFocus : undefined}
          busy={isBusy}
          onClick={onRemove}
        >
          Supprimer
        </Button>
      </>
    )
  const isNamed = typed.to.trim() !== ''
  const secret = secretSaid(typed.to)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.to.trim() === name) setTyped(null)
    else if (isNamed && !secret) onRename(typed.to)
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        label={`Nouveau nom de «\u00a0${name}\u00a0»`}
        ref={takeFocus}
        error={isNamed ? secret : 'Donnez un nom à ce favori.'}
        maxLength={longestFavouriteName}
        value={typed.to}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => setTyped({ ...typed, to: currentTarget.value })}
      />
      <Button type="submit" busy={isBusy}>
        Renommer
      </Button>
    </form>
  )
}

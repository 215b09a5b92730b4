import type { inferRouterOutputs } from '@trpc/server'
import { lazy, Suspense, useState } from 'react'
import type { AppRouter } from '#server/router.ts'
import { repeatedOf, type Repeated } from '#shared/favourites.ts'
import { useAltDigit } from '../shortcut.ts'
import { Button } from '../ui/Button.tsx'
import { plural } from '../ui/lang.ts'
import { Key } from '../ui/PageHead.tsx'
import './favourites.css'

const KeepDialog = lazy(() => import('./KeepDialog.tsx').then((opened) => ({ default: opened.KeepDialog })))
const ArrangeDialog = lazy(() =>
  import('./ArrangeDialog.tsx').then((opened) => ({ default: opened.ArrangeDialog })),
)

type Usual = Pick<inferRouterOutputs<AppRouter>['sessions']['usual'], 'favourites' | 'last'>
export type Favourite = Usual['favourites'][number]

type Origin = { favouriteId: string | null; commune: { code: string; name: string } | null }

type BarProps = {
  usual: Usual
  /** What a favourite would keep. */
  told: Repeated
  /** Answers what undoes it. */
  onBegin: (again: Repeated, origin: Origin) => () => void
}

/** Before « Voir les autres ». */
const firstOnes = 5

/** To begin with what one has already told once: the last session, or a favourite; one touch, or Alt and a digit. */
export function FavouriteBar({ usual: { favourites, last }, told, onBegin }: BarProps) {
  const [isOpen, setOpen] = useState(false)
  const [dialog, setDialog] = useState<'keep' | 'arrange' | null>(null)
  const [begun, setBegun] = useState<{ name: string; undo: () => void } | null>(null)
  const beginWith = (name: string, known: Known, favouriteId: string | null) =>
    setBegun({ name, undo: onBegin(known.told, originOf(favouriteId, known)) })
  const repeat = () => last && beginWith('Dernière séance', last, null)
  const begin = (favourite: Favourite) =>
    beginWith(`Favori «\u00a0${favourite.name}\u00a0»`, favourite, favourite.id)
  useAltDigit((digit) => {
    const favourite = favourites[digit - 1]
    if (digit === 0) repeat()
    else if (favourite) begin(favourite)
  })
  const shown = isOpen ? favourites : favourites.slice(0, firstOnes)
  const rest = favourites.length - shown.length
  const close = () => setDialog(null)
  return (
    <section className="favourites" aria-label="Commencer avec">
      {last && (
        <Button type="button" look="secondary" aria-keyshortcuts="Alt+0" onClick={repeat}>
          Répéter la dernière
          <Key>Alt 0</Key>
        </Button>
      )}
      {shown.map((favourite, at) => (
        <Button
          key={favourite.id}
          type="button"
          look="secondary"
          aria-label={`Favori\u00a0: ${favourite.name}`}
          aria-keyshortcuts={at < 9 ? `Alt+${at + 1}` : undefined}
          onClick={() => begin(favourite)}
        >
          <span className="favourite-star" aria-hidden="true">
            ★
          </span>
          {favourite.name}
          {at < 9 && <Key>{`Alt ${at + 1}`}</Key>}
        </Button>
      ))}
      {rest > 0 && (
        <Button type="button" look="quiet" onClick={() => setOpen(true)}>
          {`Voir ${plural('fr', rest, 'autre favori', 'autres favoris')}`}
        </Button>
      )}
      <Button type="button" look="quiet" onClick={() => setDialog('keep')}>
        Garder en favori
      </Button>
      {favourites.length > 0 && (
        <Button type="button" look="quiet" onClick={() => setDialog('arrange')}>
          Ranger mes favoris
        </Button>
      )}
      <output className="favourite-begun">
        {begun && (
          <>
            <span>{`${begun.name}\u00a0: les réponses sont reprises.`}</span>
            <Button
              type="button"
              look="quiet"
              onClick={() => {
                begun.undo()
                setBegun(null)
              }}
            >
              Annuler
            </Button>
          </>
        )}
      </output>
      <Suspense>
        {dialog === 'keep' && <KeepDialog told={repeatedOf(told)} onClose={close} />}
        {dialog === 'arrange' && <ArrangeDialog favourites={favourites} onClose={close} />}
      </Suspense>
    </section>
  )
}

type Known = { told: Repeated; communeName: string | null }

const originOf = (favouriteId: string | null, { told: { communeCode }, communeName }: Known): Origin => ({
  favouriteId,
  commune: communeCode === null ? null : { code: communeCode, name: communeName ?? communeCode },
})

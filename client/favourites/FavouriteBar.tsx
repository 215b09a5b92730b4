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
  onBegin: (name: string, again: Repeated, origin: Origin) => void
}

/** Before « Voir les autres ». */
const firstOnes = 5

/** To begin with what one has already told once: the last session, or a favourite; one touch, or Alt and a digit. */
export function FavouriteBar({ usual: { favourites, last }, told, onBegin }: BarProps) {
  const [isOpen, setOpen] = useState(false)
  const [dialog, setDialog] = useState<'keep' | 'arrange' | null>(null)
  const repeat = () => last && onBegin('Dernière séance', last.told, originOf(null, last))
  const begin = (favourite: Favourite) =>
    onBegin(`Favori «\u00a0${favourite.name}\u00a0»`, favourite.told, originOf(favourite.id, favourite))
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

import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type Actor, mayAny } from '#shared/permissions.ts'
import { useActor } from './actor.ts'
import { Brand } from './Brand.tsx'
import { entries, type Entry } from './navigation.ts'
import { OutboxBand } from './offline/OutboxBand.tsx'
import { SignOut } from './offline/SignOut.tsx'
import { type Laptop } from './offline/laptop.ts'
import { useLaptop, useOpenOutbox } from './offline/use-laptop.ts'
import { OutboxContext } from './offline/use-outbox.ts'
import { useNoteKey } from './sessions/use-note-key.ts'
import { Shell } from './Shell.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { RouteLink } from './ui/ButtonLink.tsx'
import { MoreIcon } from './ui/icons.tsx'
import { Skeleton } from './ui/Skeleton.tsx'
import './StaffLayout.css'

/** Around every page behind the sign-in: who I am above, where I can go on the left, or at the thumb on a phone. */
export function StaffLayout() {
  const laptop = useLaptop()
  if (laptop !== undefined) return <Frame laptop={laptop} />
  return (
    <Shell face="staff" header={<StaffHeader actor={undefined} />}>
      <div className="staff">
        <div className="staff-page">
          <Skeleton />
        </div>
      </div>
    </Shell>
  )
}

function Frame({ laptop }: { laptop: Laptop | null }) {
  const actor = useActor()
  const outbox = useOpenOutbox(laptop, actor)
  useSignInFirst(actor)
  useNoteKey(mayAny(actor ?? null, 'record', 'session'))
  const mine = actor ? entries.filter(({ shown }) => shown(actor)) : []
  return (
    <OutboxContext value={outbox ?? null}>
      <Shell face="staff" header={<StaffHeader actor={actor} />}>
        <div className="staff">
          {mine.length > 0 && <Navigation entries={mine} />}
          <div className="staff-page">
            <OutboxBand />
            {actor && outbox !== undefined ? <Outlet /> : <Skeleton />}
          </div>
        </div>
      </Shell>
    </OutboxContext>
  )
}

/** Nobody signed in, or the sign-in has ended: to the sign-in page, and back here afterwards. */
function useSignInFirst(actor: Actor | null | undefined) {
  const router = useRouter()
  useEffect(() => {
    if (actor !== null) return
    const suite = router.state.location.href
    void router.navigate({ to: '/connexion', search: { suite }, replace: true })
  }, [actor, router])
}

function StaffHeader({ actor }: { actor: Actor | null | undefined }) {
  return (
    <header className="shell-header">
      <div>
        <Brand to="/{-$lang}" />
        {actor && (
          <div className="staff-me">
            <Shortcuts />
            <span>{actor.name}</span>
            <SignOut />
          </div>
        )}
      </div>
    </header>
  )
}

function Navigation({ entries: mine }: { entries: readonly Entry[] }) {
  const rest = mine.slice(mine.length > 4 ? 3 : 4)
  return (
    <nav aria-label="Mon espace" className="staff-nav">
      <ul>
        {mine.map((entry) => (
          <li key={entry.to} className={rest.includes(entry) ? 'staff-nav-rest' : undefined}>
            <NavigationLink entry={entry} />
          </li>
        ))}
        {rest.length > 0 && (
          <li className="staff-nav-more">
            <More entries={rest} />
          </li>
        )}
      </ul>
    </nav>
  )
}

/** What does not fit in the bottom bar; closes when one goes. */
function More({ entries: rest }: { entries: readonly Entry[] }) {
  const { pathname } = useLocation()
  return (
    <details key={pathname}>
      <summary>
        <MoreIcon />
        Plus
      </summary>
      <ul>
        {rest.map((entry) => (
          <li key={entry.to}>
            <NavigationLink entry={entry} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function NavigationLink({ entry }: { entry: Entry }) {
  const Icon = entry.icon
  return (
    <RouteLink to={entry.to} activeProps={{ 'aria-current': 'page' }}>
      <Icon />
      {entry.label}
    </RouteLink>
  )
}

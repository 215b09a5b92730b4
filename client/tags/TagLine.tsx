import type { ReactNode } from 'react'
import { few } from '#shared/guarded-words.ts'
import { mayAny } from '#shared/permissions.ts'
import { useActor } from '../actor.ts'
import { useToday } from '../today.ts'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { plural } from '../ui/lang.ts'
import { type Tag, useTagActs } from './use-tags.ts'

/** One that is offered: how much it serves, and what may be done to it. */
export function StandingTag({ tag, onOpen }: { tag: Tag; onOpen: (does: 'rename' | 'merge') => void }) {
  const { retire } = useTagActs()
  return (
    <Line tag={tag} said={<Uses tag={tag} />}>
      {tag.mayManage && (
        <>
          <Act tag={tag} does="Renommer" onClick={() => onOpen('rename')} />
          <Act tag={tag} does="Fusionner" onClick={() => onOpen('merge')} />
          <Act tag={tag} does="Retirer" onClick={() => retire(tag)} />
        </>
      )}
    </Line>
  )
}

/** One that is no longer offered, and the way back. */
export function StoppedTag({ tag, into }: { tag: Tag; into: string | null }) {
  const { bringBack, part } = useTagActs()
  const isMerged = tag.mergedIntoId !== null
  return (
    <Line tag={tag} said={isMerged ? `fusionnée dans «\u00a0${into ?? '…'}\u00a0»` : 'retirée'}>
      {tag.mayManage && (
        <Act
          tag={tag}
          does={isMerged ? 'Séparer' : 'Proposer de nouveau'}
          onClick={() => (isMerged ? part(tag) : bringBack(tag))}
        />
      )}
    </Line>
  )
}

const Line = ({ tag, said, children }: { tag: Tag; said: ReactNode; children: ReactNode }) => (
  <li className="tag">
    <p>
      <strong>{tag.name}</strong> <span className="mention figures">{said}</span>
    </p>
    <div className="tag-acts">{children}</div>
  </li>
)

const Act = ({ tag, does, onClick }: { tag: Tag; does: string; onClick: () => void }) => (
  <Button type="button" look="quiet" aria-label={`${does}\u00a0: ${tag.name}`} onClick={onClick}>
    {does}
  </Button>
)

/** Whoever keeps a journal finds there the sessions of this year that carry it. */
function Uses({ tag }: { tag: Tag }) {
  const actor = useActor() ?? null
  const { today } = useToday()
  const said =
    tag.uses === 'few'
      ? `${few}\u00a0accompagnements`
      : plural('fr', tag.uses, 'accompagnement', 'accompagnements')
  if (tag.uses === 0 || !mayAny(actor, 'record', 'session')) return said
  return (
    <RouteLink to="/journal" search={{ etiquette: tag.id, du: `${today.slice(0, 4)}-01-01`, au: today }}>
      {said}
    </RouteLink>
  )
}

import { BeneficiaryDialog } from './beneficiaries/BeneficiaryDialog.tsx'
import { toldOf, type Unsent } from './beneficiaries/told.ts'
import { MendSettlement, type SettlementTold } from './MendSettlement.tsx'
import type { Entry } from './offline/acts.ts'
import { useOutbox } from './offline/use-outbox.ts'
import { announce } from './ui/announcements.ts'
import { Button } from './ui/Button.tsx'
import { ButtonLink } from './ui/ButtonLink.tsx'
import { Row } from './ui/Stack.tsx'

/** What was told of somebody's record. */
export type RecordTold = Extract<Entry, { verb: 'beneficiaries.add' | 'beneficiaries.change' }>

/** What is mended over the list. */
export type Reopened = RecordTold | SettlementTold

type MendProps = {
  entry: Entry
  /** Above the list: what is sent again leaves its line at once, and its form must stay open. */
  onReopen: ((entry: Reopened) => void) | undefined
}

/** Opened again in its form, sent again as it is, or given up; that can be undone. */
export function Mend({ entry, onReopen }: MendProps) {
  const outbox = useOutbox()
  const giveUp = async () => {
    await outbox?.discard(entry.id)
    announce({ message: 'Retiré de la liste.', undo: () => outbox?.putBack(entry) })
  }
  return (
    <Row>
      <Reopen entry={entry} onReopen={onReopen} />
      <Button type="button" look="quiet" onClick={() => void outbox?.retry(entry.id)}>
        Envoyer à nouveau
      </Button>
      <Button type="button" look="quiet" onClick={() => void giveUp()}>
        Retirer
      </Button>
    </Row>
  )
}

function Reopen({ entry, onReopen }: MendProps) {
  if (entry.verb === 'sessions.record')
    return (
      <ButtonLink to="/noter" search={{ envoi: entry.id }} look="secondary">
        Rouvrir et corriger
      </ButtonLink>
    )
  if (entry.verb === 'sessions.revise')
    return (
      <ButtonLink to="/noter" search={{ session: entry.input.session.id, envoi: entry.id }} look="secondary">
        Rouvrir et corriger
      </ButtonLink>
    )
  if (entry.verb === 'sessions.recordAll')
    return (
      <ButtonLink to="/noter/matinee" search={{ envoi: entry.id }} look="secondary">
        Rouvrir et corriger
      </ButtonLink>
    )
  if (entry.verb === 'appointments.settle')
    return (
      <Button type="button" look="secondary" onClick={() => onReopen?.(entry)}>
        Rouvrir et corriger
      </Button>
    )
  if (entry.verb !== 'beneficiaries.add' && entry.verb !== 'beneficiaries.change') return null
  if (entry.refusal?.problem === 'alreadyMerged')
    return (
      <ButtonLink to="/beneficiaires/$id" params={{ id: entry.input.beneficiary.id }} look="secondary">
        Voir la fiche
      </ButtonLink>
    )
  return (
    <Button type="button" look="secondary" onClick={() => onReopen?.(entry)}>
      {isGone(entry) ? 'Rouvrir comme nouvelle fiche' : 'Rouvrir et corriger'}
    </Button>
  )
}

/** What was refused, above the list. */
export const MendReopened = ({ entry, onClose }: { entry: Reopened; onClose: () => void }) =>
  entry.verb === 'appointments.settle' ? (
    <MendSettlement entry={entry} onClose={onClose} />
  ) : (
    <MendRecord entry={entry} onClose={onClose} />
  )

/** The record that was refused, in its form, with what was typed. Of one that is no more, it can only begin another. */
function MendRecord({ entry, onClose }: { entry: RecordTold; onClose: () => void }) {
  const outbox = useOutbox()
  const onTold = () => {
    if (isGone(entry)) void outbox?.discard(entry.id)
  }
  return <BeneficiaryDialog unsent={unsentOf(entry)} onTold={onTold} onClose={onClose} />
}

const unsentOf = (entry: RecordTold): Unsent => ({
  told: { ...toldOf(entry.input.beneficiary), noteConfirmed: entry.input.noteConfirmed },
  id: isGone(entry) ? undefined : entry.id,
  corrected: entry.verb === 'beneficiaries.add' || isGone(entry) ? undefined : entry.input.beneficiary.id,
})

/** Erased, or no longer shared: whatever is said of it under its id is refused. */
const isGone = ({ refusal }: RecordTold) =>
  refusal?.problem === 'notFound' || refusal?.problem === 'personNotFollowed'

import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { DashboardSearch } from '#shared/dashboard-search.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { type Audience, longestViewName } from '#shared/views.ts'
import { useActor } from '../../actor.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Modal } from '../../ui/Modal.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useViewActs } from './use-view-acts.ts'
import { ViewForm } from './ViewForm.tsx'
import { daysKept, daysSaid, teamSaid } from './view-words.ts'

type KeepViewProps = { search: DashboardSearch; question: AnywhereQuestion; territory: string }

/** « Enregistrer cette vue »: a name, and an address short enough to be said on the telephone. */
export function KeepView(props: KeepViewProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button type="button" look="quiet" onClick={() => setIsOpen(true)}>
        Enregistrer cette vue
      </Button>
      {isOpen && <KeepDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function KeepDialog({ search, question, territory, onClose }: KeepViewProps & { onClose: () => void }) {
  const { keep, isBusy, failure } = useViewActs()
  const actor = useActor()
  const [address, setAddress] = useState<string>()
  /* The same content is the same request, however often it is sent. */
  const sent = useRef({ id: uuidv7(), content: '' })
  const save = (told: { name: string; audience: Audience }) => {
    const content = JSON.stringify(told)
    if (sent.current.content !== content) sent.current = { id: uuidv7(), content }
    void keep({ id: sent.current.id, ...told, search: saidOf(search) }).then(
      (kept) => setAddress(kept.address),
      () => {},
    )
  }
  if (address !== undefined)
    return (
      <Modal open onClose={onClose} title="C’est enregistré">
        <Stack>
          <CopyField label="Adresse courte" value={address} act="Copier le lien" done="Lien copié." />
          <p>
            Elle ouvre la même question à toute personne connectée, qui voit ce que son propre compte permet.
            Retrouvez-la dans «&nbsp;Mes vues&nbsp;».
          </p>
        </Stack>
      </Modal>
    )
  return (
    <Modal open onClose={onClose} title="Enregistrer cette vue">
      <ViewForm
        name={`${territory}, ${daysSaid(search)}`.slice(0, longestViewName)}
        audience="mine"
        team={actor ? teamSaid(actor, question) : undefined}
        act="Enregistrer"
        onSubmit={save}
        isBusy={isBusy}
        failure={failure}
      >
        <p className="mention">{daysKept(search)}</p>
      </ViewForm>
    </Modal>
  )
}

/** What the address says, and nothing of what it leaves unsaid. */
const saidOf = (search: DashboardSearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search).flatMap(([word, value]) => (value === undefined ? [] : [[word, value]])),
  )

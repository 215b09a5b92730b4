import { useState } from 'react'
import { splitAt } from '#shared/recurrence.ts'
import { sayDay } from '#shared/speech.ts'
import type { Day } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/Choices.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { OccurrenceForm } from './OccurrenceForm.tsx'
import { OpeningForm } from './OpeningForm.tsx'
import { toldFromOpening } from './opening-told.ts'
import type { PlannedOpening, Plans } from './plans.ts'
import { changedOpening, closedOpening, inputOf } from './proposals.ts'
import type { Proposal } from './use-plan-change.ts'

type OpeningEditorProps = {
  opening: PlannedOpening
  /** The day that the rule gives to the occurrence that was pointed at; null when the whole opening was. */
  day: Day | null
  plans: Plans
  today: Day
  busy: boolean
  onPropose: (proposal: Proposal) => void
  onClose: () => void
}

type Reach = 'occurrence' | 'following' | 'whole'

/** Another time, place or rhythm: for this time, from this time on, or for all. */
export function OpeningEditor(props: OpeningEditorProps) {
  const { opening, day, plans, today, busy, onPropose, onClose } = props
  const repeats = opening.recurrence.repeat !== 'once'
  const [reach, setReach] = useState<Reach>(repeats && day !== null ? 'occurrence' : 'whole')
  const following = day === null ? null : splitAt(opening.recurrence, day)?.following
  const from = reach === 'following' && following ? day : null
  const told = toldFromOpening(
    from !== null && following ? { ...inputOf(opening), recurrence: following } : inputOf(opening),
  )
  return (
    <Stack>
      {repeats && day !== null && (
        <RadioGroup
          legend="Que voulez-vous changer ?"
          value={reach}
          choices={[
            { value: 'occurrence', label: `Seulement le ${sayDay(day, 'fr', 'without year')}` },
            {
              value: 'following',
              label: 'Ce jour-là et les suivants',
              hint: 'Le passé reste comme il était.',
            },
            { value: 'whole', label: 'Toute la permanence' },
          ]}
          onChange={({ currentTarget: { value } }) => setReach(value as Reach)}
        />
      )}
      {reach === 'occurrence' && day !== null ? (
        <OccurrenceForm opening={opening} day={day} busy={busy} onPropose={onPropose} onClose={onClose} />
      ) : (
        <>
          <OpeningForm
            key={reach}
            first={told}
            plans={plans}
            today={today}
            busy={busy}
            act="Enregistrer"
            onOpening={(changed) => onPropose(changedOpening(opening, from, changed))}
            onClose={onClose}
          />
          <Row>
            <Button
              type="button"
              look="secondary"
              busy={busy}
              onClick={() => onPropose(closedOpening(opening, from))}
            >
              {from === null ? 'Supprimer cette permanence' : 'Arrêter à partir de ce jour'}
            </Button>
          </Row>
        </>
      )}
    </Stack>
  )
}

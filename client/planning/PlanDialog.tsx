import { useQuery } from '@tanstack/react-query'
import type { Day } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row } from '../ui/Stack.tsx'
import { AbsenceForm } from './AbsenceForm.tsx'
import { type AbsenceTold, absenceTold, toldFromAbsence } from './absence-told.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { OpeningEditor } from './OpeningEditor.tsx'
import { OpeningForm } from './OpeningForm.tsx'
import { type OpeningTold, openingTold } from './opening-told.ts'
import type { Plans } from './plans.ts'
import { changedAbsence, newAbsence, newOpening, withdrawnAbsence } from './proposals.ts'
import { usePlanChange } from './use-plan-change.ts'

/** What somebody wants to plan, or to change in their plans. */
export type Asked =
  | { plans: 'newOpening'; day: Day; told?: Partial<OpeningTold> }
  | { plans: 'newAbsence'; day: Day; told?: Partial<AbsenceTold> }
  | { plans: 'opening'; id: string; day: Day | null }
  | { plans: 'absence'; id: string }

type PlanDialogProps = { asked: Asked; advisorId: string; onClose: () => void }

/** One question at a time: the form, then, if the change touches or warns, what is to be decided before it is saved. */
export function PlanDialog({ asked, advisorId, onClose }: PlanDialogProps) {
  const trpc = useTRPC()
  const plans = useQuery(trpc.planning.openingsOf.queryOptions({ advisorId }))
  const plan = usePlanChange(onClose)
  return (
    <ChangeDialog title={titles[asked.plans]} plan={plan} onClose={onClose}>
      {plans.error && <Alert tone="error">{sayFailure(plans.error)}</Alert>}
      {plans.isPending && <Skeleton lines={6} />}
      {plans.data && (
        <AskedForm
          asked={asked}
          plans={plans.data}
          busy={plan.busy}
          onPropose={plan.propose}
          onClose={onClose}
        />
      )}
    </ChangeDialog>
  )
}

const titles: Record<Asked['plans'], string> = {
  newOpening: 'Ajouter une permanence',
  newAbsence: 'Ajouter une absence',
  opening: 'Changer une permanence',
  absence: 'Changer une absence',
}

type AskedFormProps = {
  asked: Asked
  plans: Plans
  busy: boolean
  onPropose: ReturnType<typeof usePlanChange>['propose']
  onClose: () => void
}

function AskedForm({ asked, plans, busy, onPropose, onClose }: AskedFormProps) {
  const { today } = useToday()
  const shared = { today, busy, onClose }
  const { advisorId } = plans
  switch (asked.plans) {
    case 'newOpening':
      return (
        <OpeningForm
          {...shared}
          first={openingTold(asked.day, { ...usualOf(plans), ...asked.told })}
          plans={plans}
          act="Ajouter la permanence"
          onOpening={(opening) => onPropose(newOpening(advisorId, opening))}
        />
      )
    case 'newAbsence':
      return (
        <AbsenceForm
          {...shared}
          first={absenceTold(asked.day, asked.told)}
          act="Ajouter l’absence"
          onAbsence={(absence) => onPropose(newAbsence(advisorId, absence))}
        />
      )
    case 'opening': {
      const opening = plans.openings.find(({ id }) => id === asked.id)
      if (!opening) return <Alert tone="info">Cette permanence n’existe plus.</Alert>
      return (
        <OpeningEditor {...shared} opening={opening} day={asked.day} plans={plans} onPropose={onPropose} />
      )
    }
    case 'absence': {
      const absence = plans.absences.find(({ id }) => id === asked.id)
      if (!absence) return <Alert tone="info">Cette absence est passée, ou n’existe plus.</Alert>
      return (
        <>
          <AbsenceForm
            {...shared}
            first={toldFromAbsence(absence)}
            act="Enregistrer"
            onAbsence={(changed) => onPropose(changedAbsence(absence, changed))}
          />
          <Row>
            <Button
              type="button"
              look="secondary"
              busy={busy}
              onClick={() => onPropose(withdrawnAbsence(absence))}
            >
              Retirer cette absence
            </Button>
          </Row>
        </>
      )
    }
  }
}

/** The place and the kind of appointment of the newest opening: what is usual is already chosen. */
function usualOf({ openings, places, services }: Plans): Partial<OpeningTold> {
  const last = openings.findLast(({ seats, placeId }) => seats === null && placeId !== null)
  const service = services.find(({ id }) => id === last?.serviceId)
  return {
    placeId: places.some(({ id }) => id === last?.placeId) ? (last?.placeId ?? '') : '',
    serviceId: service?.id ?? services[0]?.id ?? '',
  }
}

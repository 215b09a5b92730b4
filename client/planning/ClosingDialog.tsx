import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { fullName } from '#shared/advisors.ts'
import { useToday } from '../today.ts'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { closedPlace, leftAdvisor, newClosure } from './proposals.ts'
import { usePlanChange } from './use-plan-change.ts'

export type Closing = 'days' | 'place' | 'advisor'

const titles: Record<Closing, string> = {
  days: 'Fermer un lieu quelques jours',
  place: 'Fermer un lieu pour de bon',
  advisor: 'Un conseiller ne reçoit plus',
}

/** Which place, or who, and when; then the appointments that it touches. */
export function ClosingDialog({ closing, onClose }: { closing: Closing; onClose: () => void }) {
  const { today } = useToday()
  const plan = usePlanChange(onClose)
  const known = useKnown(closing)
  const [told, setTold] = useState({ id: '', firstDay: today, lastDay: today })
  const [isAsked, setAsked] = useState(false)
  const chosen = known.find(({ id }) => id === told.id)
  const isOrdered = told.firstDay !== '' && told.lastDay >= told.firstDay
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!chosen || plan.busy) return
    if (closing === 'place') plan.propose(closedPlace(chosen))
    else if (closing === 'advisor') plan.propose(leftAdvisor(chosen))
    else if (isOrdered) plan.propose(newClosure({ ...told, placeId: chosen.id }))
  }
  return (
    <ChangeDialog title={titles[closing]} plan={plan} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <SelectField
            label={closing === 'advisor' ? 'Qui ?' : 'Quel lieu ?'}
            error={isAsked && !chosen ? 'Choisissez dans la liste.' : undefined}
            value={told.id}
            onChange={({ currentTarget: { value } }) => setTold({ ...told, id: value })}
          >
            <option value="">
              {closing === 'advisor' ? 'Choisissez une personne' : 'Choisissez un lieu'}
            </option>
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          {closing === 'days' && (
            <Row className="planning-pair">
              <TextField
                label="Premier jour"
                type="date"
                value={told.firstDay}
                onChange={({ currentTarget: { value } }) => setTold({ ...told, firstDay: value })}
              />
              <TextField
                label="Dernier jour"
                type="date"
                min={told.firstDay}
                error={
                  isAsked && !isOrdered
                    ? 'Choisissez un dernier jour qui ne vient pas avant le premier.'
                    : undefined
                }
                value={told.lastDay}
                onChange={({ currentTarget: { value } }) => setTold({ ...told, lastDay: value })}
              />
            </Row>
          )}
          <Row>
            <Button type="submit" busy={plan.busy}>
              Continuer
            </Button>
            <Button type="button" look="quiet" onClick={onClose}>
              Ne rien changer
            </Button>
          </Row>
        </Stack>
      </form>
    </ChangeDialog>
  )
}

/** Places that still receive, or people who do. */
function useKnown(closing: Closing): { id: string; name: string }[] {
  const trpc = useTRPC()
  const places = useQuery(trpc.places.list.queryOptions(undefined, { enabled: closing !== 'advisor' }))
  const team = useQuery(trpc.advisors.list.queryOptions(undefined, { enabled: closing === 'advisor' }))
  if (closing === 'advisor')
    return (team.data ?? [])
      .filter(({ deactivatedAt }) => deactivatedAt === null)
      .map((advisor) => ({ id: advisor.id, name: fullName(advisor) }))
  return (places.data ?? []).filter(({ closedAt }) => closedAt === null)
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { fullName } from '#shared/advisors.ts'
import { may } from '#shared/permissions.ts'
import { sayDay } from '#shared/speech.ts'
import { useActor } from '../actor.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Badge, Card, EmptyState } from '../ui/Card.tsx'
import { SelectField } from '../ui/Field.tsx'
import { capitalised } from '../ui/lang.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { OwnRoom } from './OwnRoom.tsx'
import { type Asked, PlanDialog } from './PlanDialog.tsx'
import type { PlannedAbsence, PlannedOpening, Plans } from './plans.ts'
import './planning.css'

/** Every opening and absence of an advisor, in sentences: one's own, or anybody's for whoever administers. */
export function OpeningsPage() {
  const { conseiller } = useSearch({ from: '/staff/permanences' })
  const actor = useActor()
  const advisorId = conseiller ?? actor?.advisorId ?? null
  const isMine = advisorId !== null && advisorId === actor?.advisorId
  const title = isMine ? 'Mes permanences' : 'Permanences'
  return (
    <Stack gap="large">
      <Title>{title}</Title>
      <PageHead title={title} lead="Quand et où on peut prendre rendez-vous." />
      {actor && may(actor, 'manage', 'opening', { advisorId: '' }) && <WhoseField advisorId={advisorId} />}
      {advisorId !== null && <PlansOf advisorId={advisorId} isMine={isMine} />}
    </Stack>
  )
}

/** For whoever administers: whose plans. */
function WhoseField({ advisorId }: { advisorId: string | null }) {
  const trpc = useTRPC()
  const navigate = useNavigate()
  const team = useQuery(trpc.advisors.list.queryOptions())
  return (
    <SelectField
      label="De qui ?"
      value={advisorId ?? ''}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ to: '/permanences', search: value === '' ? {} : { conseiller: value } })
      }
    >
      <option value="">Choisissez une personne</option>
      {team.data
        ?.filter(({ deactivatedAt }) => deactivatedAt === null)
        .map((advisor) => (
          <option key={advisor.id} value={advisor.id}>
            {fullName(advisor)}
          </option>
        ))}
    </SelectField>
  )
}

function PlansOf({ advisorId, isMine }: { advisorId: string; isMine: boolean }) {
  const trpc = useTRPC()
  const { today } = useToday()
  const [asked, setAsked] = useState<Asked | null>(null)
  const plans = useQuery(trpc.planning.openingsOf.queryOptions({ advisorId }))
  if (plans.error) return <Alert tone="error">{sayFailure(plans.error)}</Alert>
  if (!plans.data) return <Skeleton lines={8} />
  return (
    <>
      <section aria-labelledby="permanences" className="planning-section">
        <Row className="planning-head">
          <h2 id="permanences">{isMine ? 'Permanences' : plans.data.name}</h2>
          <Button type="button" onClick={() => setAsked({ plans: 'newOpening', day: today })}>
            Ajouter une permanence
          </Button>
        </Row>
        <Openings plans={plans.data} onAsk={setAsked} />
      </section>
      <section aria-labelledby="absences" className="planning-section">
        <Row className="planning-head">
          <h2 id="absences">Absences</h2>
          <Button
            type="button"
            look="secondary"
            onClick={() => setAsked({ plans: 'newAbsence', day: today })}
          >
            Ajouter une absence
          </Button>
        </Row>
        <Absences plans={plans.data} onAsk={setAsked} />
      </section>
      {isMine && <OwnRoom />}
      {asked && <PlanDialog asked={asked} advisorId={advisorId} onClose={() => setAsked(null)} />}
    </>
  )
}

type ListProps = { plans: Plans; onAsk: (asked: Asked) => void }

function Openings({ plans, onAsk }: ListProps) {
  const held = plans.openings.filter(({ next }) => next !== null)
  if (held.length === 0)
    return (
      <EmptyState title="Aucune permanence à venir">
        <p>Ajoutez-en une{'\u00a0'}: ses heures sont aussitôt proposées à la réservation.</p>
      </EmptyState>
    )
  return (
    <Stack as="ul" gap="small">
      {held.toSorted(soonestFirst).map((opening) => (
        <Card as="li" key={opening.id} className="planning-line">
          <div>
            <p>
              <strong>{capitalised(opening.sentence)}</strong>
            </p>
            <p className="mention">{aboutOpening(opening)}</p>
          </div>
          <ChangeButton
            name={opening.sentence}
            onClick={() => onAsk({ plans: 'opening', id: opening.id, day: null })}
          />
        </Card>
      ))}
    </Stack>
  )
}

function Absences({ plans, onAsk }: ListProps) {
  if (plans.absences.length === 0) return <p className="mention">Aucune absence à venir.</p>
  return (
    <Stack as="ul" gap="small">
      {plans.absences.toSorted(soonestFirst).map((absence) => (
        <Card as="li" key={absence.id} className="planning-line">
          <p>{capitalised(absence.sentence)}</p>
          <ChangeButton
            name={`absence ${absence.sentence}`}
            onClick={() => onAsk({ plans: 'absence', id: absence.id })}
          />
        </Card>
      ))}
    </Stack>
  )
}

const ChangeButton = ({ name, onClick }: { name: string; onClick: () => void }) => (
  <Button type="button" look="secondary" aria-label={`Changer\u00a0: ${name}`} onClick={onClick}>
    Changer
  </Button>
)

function aboutOpening({ title, seats, serviceName, next }: PlannedOpening) {
  return (
    <>
      {seats === null ? (
        (serviceName ?? 'Tous les rendez-vous individuels')
      ) : (
        <>
          <Badge>Atelier</Badge> {[title, `${seats} places`].filter(Boolean).join(', ')}
        </>
      )}
      {next !== null && ` · prochaine fois ${sayDay(next, 'fr', 'without year')}`}
    </>
  )
}

const soonestFirst = (a: PlannedOpening | PlannedAbsence, b: PlannedOpening | PlannedAbsence) =>
  momentOf(a) < momentOf(b) ? -1 : 1

const momentOf = ({ next, startsAt }: PlannedOpening | PlannedAbsence) => `${next} ${startsAt ?? ''}`

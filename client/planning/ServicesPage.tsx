import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { modeLabels } from '#shared/services.ts'
import { sayDuration } from '#shared/speech.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Badge, Card } from '../ui/Card.tsx'
import { plural } from '../ui/lang.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { ThemeMark } from '../ui/ThemeMark.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { KnownService } from './known-service.ts'
import { offeredService, retiredService } from './proposals.ts'
import { ServiceDialog } from './ServiceDialog.tsx'
import { usePlanChange } from './use-plan-change.ts'

/** What people can book: how long, how soon, how far ahead, where. For whoever administers. */
export function ServicesPage() {
  const services = useQuery(useTRPC().availability.services.queryOptions())
  const [open, setOpen] = useState<KnownService | 'new' | null>(null)
  return (
    <Stack gap="large">
      <Title>Motifs de rendez-vous</Title>
      <PageHead
        title="Motifs de rendez-vous"
        lead={
          'Un changement vaut pour les prochaines réservations\u00a0; pour les rendez-vous déjà pris, vous décidez.'
        }
      />
      <div>
        <Button type="button" onClick={() => setOpen('new')}>
          Ajouter un motif
        </Button>
      </div>
      {services.error && <Alert tone="error">{sayFailure(services.error)}</Alert>}
      {services.isPending && <Skeleton lines={6} />}
      <Stack as="ul" gap="small">
        {services.data?.map((service) => (
          <Card as="li" key={service.id}>
            <ServiceLine service={service} onChange={() => setOpen(service)} />
          </Card>
        ))}
      </Stack>
      {open && <ServiceDialog known={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </Stack>
  )
}

function ServiceLine({ service, onChange }: { service: KnownService; onChange: () => void }) {
  const { nameFr, kind, mode, coming, retiredAt, openToPublic, suggests } = service
  const plan = usePlanChange(() => {})
  const isRetired = retiredAt !== null
  return (
    <Stack gap="small">
      <p>
        <strong>{nameFr}</strong> {kind === 'workshop' && <Badge>Atelier</Badge>}{' '}
        {isRetired && <Badge>Pas proposé</Badge>}{' '}
        {!isRetired && !openToPublic && <Badge>Réservé aux conseillers</Badge>}
      </p>
      <p className="mention">
        {modeLabels[mode]} · {saySlots(service)} ·{' '}
        {plural('fr', coming, 'rendez-vous à venir', 'rendez-vous à venir')}
      </p>
      {suggests.length > 0 && (
        <Row className="service-suggests">
          <span className="mention">Suggère</span>
          {suggests.map((theme) => (
            <ThemeMark key={theme} theme={theme} short />
          ))}
        </Row>
      )}
      <Row>
        <Button type="button" look="secondary" aria-label={`Changer\u00a0: ${nameFr}`} onClick={onChange}>
          Changer
        </Button>
        <Button
          type="button"
          look="quiet"
          aria-label={`${isRetired ? 'Proposer' : 'Ne plus proposer'}\u00a0: ${nameFr}`}
          busy={plan.busy}
          onClick={() => plan.propose(isRetired ? offeredService(service) : retiredService(service))}
        >
          {isRetired ? 'Proposer' : 'Ne plus proposer'}
        </Button>
      </Row>
      {plan.failure && !plan.review && <Alert tone="error">{sayFailure(plan.failure)}</Alert>}
      {plan.review && (
        <ChangeDialog title={nameFr} plan={plan} onClose={plan.backToForm}>
          {null}
        </ChangeDialog>
      )}
    </Stack>
  )
}

/** A workshop lasts its whole opening, so that its own length says nothing. */
function saySlots({ kind, minutes, stepMinutes, noticeMinutes, horizonDays }: KnownService) {
  const length = kind === 'workshop' ? [] : [sayDuration(minutes, 'fr')]
  const step =
    stepMinutes === null || kind === 'workshop' ? [] : [`toutes les ${sayDuration(stepMinutes, 'fr')}`]
  const notice = noticeMinutes === 0 ? [] : [`${sayDuration(noticeMinutes, 'fr')} avant au plus tard`]
  return [
    ...length,
    ...step,
    ...notice,
    `jusqu’à ${plural('fr', horizonDays, 'jour', 'jours')} à l’avance`,
  ].join(', ')
}

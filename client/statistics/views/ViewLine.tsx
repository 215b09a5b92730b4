import type { inferRouterOutputs } from '@trpc/server'
import { useState } from 'react'
import type { AppRouter } from '#server/router.ts'
import { sayFailure } from '../../trpc.ts'
import { Alert } from '../../ui/Alert.tsx'
import { announce } from '../../ui/announcements.ts'
import { Button } from '../../ui/Button.tsx'
import { RouteLink } from '../../ui/ButtonLink.tsx'
import { Card } from '../../ui/Card.tsx'
import { capitalised } from '../../ui/lang.ts'
import { Modal } from '../../ui/Modal.tsx'
import { Row } from '../../ui/Stack.tsx'
import { MonthlySwitch } from './MonthlySwitch.tsx'
import { useViewActs } from './use-view-acts.ts'
import { ViewForm } from './ViewForm.tsx'
import { daysSaid } from './view-words.ts'

type View = inferRouterOutputs<AppRouter>['views']['list']['views'][number]

/** One view: where it leads, whose it is, its address, and whether it comes each month. */
export function ViewLine({ view, onGone }: { view: View; onGone: () => void }) {
  const acts = useViewActs()
  const { id, name, address, search, by, audience, subscriptionId } = view
  const whose = by === null ? (audience === 'team' ? 'partagée avec votre équipe' : 'pour vous') : `de ${by}`
  return (
    <Card as="li" className="view">
      <p className="view-name">
        <RouteLink to="/tableau-de-bord" search={search}>
          {name}
        </RouteLink>
      </p>
      <p className="mention">{`${capitalised(daysSaid(search))} · ${whose}`}</p>
      <Row className="view-address">
        <code className="views-address">{address.replace(/^https?:\/\//, '')}</code>
        {'clipboard' in navigator && (
          <Button
            type="button"
            look="quiet"
            aria-label={`Copier le lien de ${name}`}
            onClick={() => void copy(address)}
          >
            Copier le lien
          </Button>
        )}
        {by === null && <Own view={view} acts={acts} onGone={onGone} />}
      </Row>
      <MonthlySwitch
        label="Chaque mois par courriel"
        about={`Recevoir ${name} chaque mois par courriel`}
        viewId={id}
        subscriptionId={subscriptionId}
      />
      {acts.failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(acts.failure)}
        </Alert>
      )}
    </Card>
  )
}

type OwnProps = { view: View; acts: ReturnType<typeof useViewActs>; onGone: () => void }

/** What only its author does. */
function Own({ view: { id, name, audience }, acts, onGone }: OwnProps) {
  const [isChanging, setIsChanging] = useState(false)
  return (
    <>
      <Button
        type="button"
        look="quiet"
        aria-label={`Renommer ou partager ${name}`}
        onClick={() => setIsChanging(true)}
      >
        Renommer, partager
      </Button>
      <Button
        type="button"
        look="quiet"
        aria-label={`Supprimer ${name}`}
        busy={acts.isBusy}
        onClick={() => void acts.remove(id, name).then(onGone, () => {})}
      >
        Supprimer
      </Button>
      {isChanging && (
        <Modal open onClose={() => setIsChanging(false)} title="Renommer, partager">
          <ViewForm
            name={name}
            audience={audience}
            act="Enregistrer"
            onSubmit={(told) =>
              void acts.change(id, told).then(
                () => setIsChanging(false),
                () => {},
              )
            }
            isBusy={acts.isBusy}
            failure={acts.failure}
          />
        </Modal>
      )}
    </>
  )
}

const copy = (address: string) =>
  navigator.clipboard
    .writeText(address)
    .then(() => announce({ message: 'Lien copié.' }))
    .catch(() => announce({ message: `Le navigateur ne veut pas copier. Le lien\u00a0: ${address}` }))

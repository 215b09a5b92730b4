import { useQuery } from '@tanstack/react-query'
import { Title } from '../Title.tsx'
import { Unanswered } from '../Unanswered.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { AskedAct } from '../ui/AskedAct.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { OwnShare } from './shown.ts'
import { useShareActs } from './use-share-acts.ts'

/** An address at which one’s structure, an elected official or a partner reads one’s figures, without an account. */
export function SharePage() {
  const share = useQuery(useTRPC().statistics.ownShare.queryOptions())
  return (
    <Stack gap="large">
      <Title>Partager mes chiffres</Title>
      <PageHead
        title="Partager mes chiffres"
        lead="Une page à montrer à votre structure, à une élue, à un partenaire."
      >
        <RouteLink to="/statistiques">Revenir à mes statistiques</RouteLink>
      </PageHead>
      <Unanswered asked={share} lines={5} />
      {share.data !== undefined && <Share share={share.data} />}
    </Stack>
  )
}

function Share({ share }: { share: OwnShare }) {
  const { open, close, busy, failure } = useShareActs()
  return (
    <Stack>
      <ul>
        <li>On y lit vos chiffres par année, votre nom et celui de votre structure.</li>
        <li>Le nom des personnes, les notes et les lieux n’y sont pas.</li>
        <li>Un nombre de personnes de 1 à 4 y devient « moins de 5 », les autres sont arrondis.</li>
        <li>L’année en cours s’arrête au dernier mois fini.</li>
      </ul>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
      {share === null ? (
        <Row>
          <Button type="button" busy={busy} onClick={() => open('Votre adresse est prête.')}>
            Créer une adresse
          </Button>
        </Row>
      ) : (
        <>
          <CopyField
            label="Adresse de vos chiffres"
            value={share.address}
            act="Copier l’adresse"
            done="Adresse copiée."
          />
          <p className="mention">
            Qui la connaît lit ces chiffres, sans compte. Elle reste ouverte jusqu’à ce que vous la coupiez.{' '}
            <a href={share.address} target="_blank" rel="noreferrer">
              Voir la page partagée (nouvelle fenêtre)
            </a>
          </p>
          <Row>
            <AskedAct
              label="Changer l’adresse"
              title={'Changer l’adresse\u00a0?'}
              says="L’ancienne ne montrera plus rien, tout de suite. Donnez la nouvelle à qui doit encore lire vos chiffres."
              act="Changer"
              onYes={() => open('Votre adresse a changé\u00a0: l’ancienne ne montre plus rien.')}
              busy={busy}
            />
            <AskedAct
              label="Couper"
              title={'Couper l’adresse\u00a0?'}
              says="Plus personne ne lira vos chiffres, tout de suite. Vous pourrez créer une autre adresse plus tard."
              act="Couper l’adresse"
              onYes={() => close(share.id)}
              busy={busy}
            />
          </Row>
        </>
      )}
    </Stack>
  )
}

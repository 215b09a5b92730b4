import { Title } from '../Title.tsx'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink, RouteLink } from '../ui/ButtonLink.tsx'
import { Badge, Card, EmptyState } from '../ui/Card.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { detailsOf, type Followed, likenessLabels, nameOf, useFollowed } from './followed.ts'
import { usePairs, useToldApart } from './told-apart.ts'
import { useActs } from './use-acts.ts'
import './beneficiaries.css'

/** « Doublons possibles »: the records that may be of one person, two by two; which one stays is the advisor's choice. */
export function DuplicatesPage() {
  const followed = useFollowed()
  const toldApart = useToldApart()
  const failure = followed.error ?? toldApart.error
  const pairs = usePairs(followed.data)
  const { merge, tellApart } = useActs()
  return (
    <Stack>
      <Title>Doublons possibles</Title>
      <Breadcrumb>
        <RouteLink to="/beneficiaires">Bénéficiaires</RouteLink>
        <span>Doublons possibles</span>
      </Breadcrumb>
      <PageHead
        title="Doublons possibles"
        lead="La fiche gardée prend à l’autre ce qui lui manque. Vous pourrez toujours les séparer."
      />
      {failure && <Alert tone="error">{sayFailure(failure)}</Alert>}
      {!pairs && !failure && <Skeleton lines={6} />}
      {pairs?.length === 0 && (
        <EmptyState title="Aucun doublon">
          <p>Aucune de vos fiches ne ressemble à une autre.</p>
          <ButtonLink to="/beneficiaires" look="secondary">
            Voir mes bénéficiaires
          </ButtonLink>
        </EmptyState>
      )}
      {pairs && pairs.length > 0 && (
        <ul className="doubles">
          {pairs.map(({ one, other, likenesses }) => (
            <li key={`${one.id} ${other.id}`}>
              <Row>
                {likenesses.map((likeness) => (
                  <Badge key={likeness} tone={likeness === 'names' ? 'plain' : 'strong'}>
                    {likenessLabels[likeness]}
                  </Badge>
                ))}
              </Row>
              <div className="double">
                <Candidate person={one} onKeep={() => void merge(other.id, one.id)} />
                <Candidate person={other} onKeep={() => void merge(one.id, other.id)} />
              </div>
              <Row>
                <Button
                  type="button"
                  look="quiet"
                  aria-label={`Ce sont deux personnes\u00a0: ${nameOf(one)} et ${nameOf(other)}`}
                  onClick={() => void tellApart(one.id, other.id)}
                >
                  Ce sont deux personnes
                </Button>
              </Row>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

function Candidate({ person, onKeep }: { person: Followed; onKeep: () => void }) {
  const details = detailsOf(person)
  return (
    <Card className="candidate">
      <p>
        <RouteLink to="/beneficiaires/$id" params={{ id: person.id }}>
          {nameOf(person)}
        </RouteLink>
      </p>
      <ul className="mention">
        {details.length === 0 ? (
          <li>Rien d’autre que le nom</li>
        ) : (
          details.map((each) => <li key={each}>{each}</li>)
        )}
      </ul>
      <Button
        type="button"
        look="secondary"
        aria-label={`Garder cette fiche\u00a0: ${[nameOf(person), ...details].join(', ')}`}
        onClick={onKeep}
      >
        Garder cette fiche
      </Button>
    </Card>
  )
}

import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { AskedAct } from '../ui/AskedAct.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { FeedChoices, type Told } from './FeedChoices.tsx'
import { useFeedActs } from './use-feed-acts.ts'
import './feeds.css'

type Feed = NonNullable<inferRouterOutputs<AppRouter>['feeds']['own']>

/** The address as it stands: to copy, to set, to renew, to cut. */
export function OpenFeed({ feed }: { feed: Feed }) {
  const { open, change, close, busy, failure } = useFeedActs()
  const { id, names, withOpenings, withAbsences, address } = feed
  const told = { names, withOpenings, withAbsences }
  return (
    <>
      <Stack as="section" aria-labelledby="adresse">
        <h2 id="adresse">Votre adresse</h2>
        <CopyField
          label="Adresse secrète de votre agenda"
          value={address}
          act="Copier l’adresse"
          done="Adresse copiée."
        />
        <p className="feed-text">
          Qui la connaît lit vos rendez-vous. Ne la donnez qu’à votre agenda. Si elle s’est perdue,
          renouvelez-la.
        </p>
        <ul className="feed-text">
          <li>
            <strong>Outlook</strong>
            {'\u00a0'}: « Ajouter un calendrier », « S’abonner à partir du web », collez.
          </li>
          <li>
            <strong>Google Agenda</strong>, sur un ordinateur : « Autres agendas », +, « À partir de l’URL »,
            collez.
          </li>
          <li>
            <strong>iPhone et Mac</strong> : Calendrier, « Ajouter un calendrier », « Ajouter un abonnement »,
            collez.
          </li>
        </ul>
        <p className="mention">
          Google ne relit l’adresse qu’une ou deux fois par jour : pour la journée même, regardez ici.
        </p>
      </Stack>
      <Stack as="section" aria-labelledby="ce-qui-sort">
        <h2 id="ce-qui-sort">Ce qui sort d’ici</h2>
        <FeedChoices told={told} tell={(changed: Partial<Told>) => change(id, { ...told, ...changed })} />
      </Stack>
      {failure && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
      <Row>
        <AskedAct
          label="Renouveler l’adresse"
          title={'Renouveler l’adresse\u00a0?'}
          says="L’ancienne ne donnera plus rien, tout de suite. Vous collerez la nouvelle dans vos agendas."
          act="Renouveler"
          onYes={() => open(told, 'Votre adresse est renouvelée\u00a0: l’ancienne ne donne plus rien.')}
          busy={busy}
        />
        <AskedAct
          label="Couper"
          title={'Couper l’adresse\u00a0?'}
          says="Vos autres agendas ne liront plus rien, tout de suite. Vous pourrez créer une autre adresse plus tard."
          act="Couper l’adresse"
          onYes={() => close(id)}
          busy={busy}
        />
      </Row>
    </>
  )
}

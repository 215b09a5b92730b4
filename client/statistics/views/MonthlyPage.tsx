import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { uuidv7 } from 'uuidv7'
import { Title } from '../../Title.tsx'
import { refusalOf, sayFailure, useTRPC, useTRPCClient } from '../../trpc.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Row, Stack } from '../../ui/Stack.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** Where the link of a monthly e-mail leads: opening it changes nothing, one touch stops the letters, without signing in. */
export function MonthlyPage() {
  const key = useLocation({ select: ({ hash }) => hash })
  const seen = useByKey(key)
  return (
    <Stack>
      <Title>Le courriel du mois</Title>
      <meta name="robots" content="noindex" />
      <h1>Le courriel du mois</h1>
      {seen.isLoading && <Skeleton lines={3} />}
      {(seen.error || !isKey(key)) && (
        <Alert tone="warning" title="Ce lien n’ouvre rien">
          {isKey(key) && refusalOf(seen.error) !== 'notFound'
            ? sayFailure(seen.error)
            : 'Il n’est pas complet. Ouvrez-le depuis le dernier courriel reçu, ou arrêtez-le dans «\u00a0Mes vues\u00a0», sur le tableau de bord.'}
        </Alert>
      )}
      {seen.data && <Letters secret={key} {...seen.data} />}
    </Stack>
  )
}

function Letters({
  secret,
  viewName,
  isStopped,
}: {
  secret: string
  viewName: string | null
  isStopped: boolean
}) {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const shown = {
    onSuccess: (answer: { isStopped: boolean }) =>
      memory.setQueryData(['monthly letters', secret], { viewName, ...answer }),
  }
  const stopping = useMutation(trpc.views.stopByKey.mutationOptions(shown))
  const resuming = useMutation(trpc.views.resumeByKey.mutationOptions(shown))
  const failure = stopping.error ?? resuming.error
  const page = viewName === null ? 'la page de votre territoire' : `la vue «\u00a0${viewName}\u00a0»`
  const act = isStopped ? resuming : stopping
  return (
    <>
      <div aria-live="polite">
        <p>
          {isStopped
            ? `C’est arrêté\u00a0: ${page} ne vous est plus envoyée.`
            : `Vous recevez chaque mois ${page}, au début du mois suivant.`}
        </p>
      </div>
      {failure && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
      <Row>
        <Button
          type="button"
          look={isStopped ? 'secondary' : 'primary'}
          busy={act.isPending}
          onClick={() => act.mutate({ requestId: uuidv7(), key: secret })}
        >
          {isStopped ? 'Le recevoir de nouveau' : 'Ne plus le recevoir'}
        </Button>
      </Row>
    </>
  )
}

const isKey = (key: string) => /^[\w-]{43}$/.test(key)

/** Asked by POST, so that the key is in no address that a server sees. */
function useByKey(key: string) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: ['monthly letters', key],
    queryFn: () => client.views.seeByKey.mutate({ key }),
    enabled: isKey(key),
  })
}

import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { viewCode } from '#shared/views.ts'
import { Title } from '../../Title.tsx'
import { refusalOf, sayFailure, useTRPC } from '../../trpc.ts'
import { Alert } from '../../ui/Alert.tsx'
import { RouteLink } from '../../ui/ButtonLink.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** `/v/4K7QMR`: the dashboard with the question that was saved, as the reader’s own account shows it. */
export function ViewPage() {
  const { code } = useParams({ from: '/staff/v/$code' })
  const read = viewCode.safeParse(code)
  const asked = useTRPC().views.open.queryOptions({ code: read.data ?? '' }, { enabled: read.success })
  const { data, error } = useQuery(asked)
  if (data) return <Navigate to="/tableau-de-bord" search={data.search} replace />
  const refusal = read.success ? refusalOf(error) : 'notFound'
  if (!error && read.success)
    return (
      <Stack>
        <Title>Une vue enregistrée</Title>
        <h1>Une vue enregistrée</h1>
        <Skeleton lines={6} />
      </Stack>
    )
  return (
    <Stack>
      <Title>Une vue enregistrée</Title>
      <h1>Une vue enregistrée</h1>
      <Alert
        tone="warning"
        title={refusal === 'notFound' ? 'Cette adresse n’ouvre rien' : 'Hors de votre portée'}
      >
        {refusal === 'notFound' ? (
          <p>
            Elle n’est pas complète, ou la vue a été supprimée par la personne qui l’avait enregistrée.
            Demandez-lui un nouveau lien.
          </p>
        ) : (
          <p>{refusal === 'notYours' ? noFigures : sayFailure(error)}</p>
        )}
      </Alert>
      {refusal !== 'notYours' && (
        <p>
          <RouteLink to="/tableau-de-bord">Ouvrir mon tableau de bord</RouteLink>
        </p>
      )}
    </Stack>
  )
}

const noFigures =
  'Votre compte ne montre pas de chiffres. Demandez ceux-ci à la personne qui vous a donné ce lien.'

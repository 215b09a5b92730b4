import { useMutation, useQuery } from '@tanstack/react-query'
import type { ExportProgress } from '#shared/exports.ts'
import { handFile } from '../hand-file.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { sayNumber } from '#shared/numbers.ts'
import { Progress } from '../ui/Progress.tsx'
import { Stack } from '../ui/Stack.tsx'
import { fetchFile, FileGone } from './fetch-file.ts'

/** A file that was asked for, and what it will be called. */
export type Asked = { id: string; name: string }

type WorkProps = { asked: Asked; sayDone: (done: number) => string; onCancel: () => void }

/** How often the server is asked how far it is, in milliseconds. */
const often = 400

/** A file that is being written: how far it is, then the file itself, given to the browser as soon as it is there. */
export function ExportWork({ asked, sayDone, onCancel }: WorkProps) {
  const trpc = useTRPC()
  const { id } = asked
  const cancel = useMutation(trpc.exports.cancel.mutationOptions())
  const { data, error } = useQuery(
    trpc.exports.progress.queryOptions(
      { id },
      {
        staleTime: 0,
        refetchInterval: ({ state }) => (isGoingOn(state.data) ? often : false),
      },
    ),
  )
  if (data?.state === 'ready') return <Finished asked={asked} />
  if (error) return <Failed>{sayFailure(error)}</Failed>
  if (data?.state === 'failed')
    return (
      <Failed>Le fichier n’a pas pu être écrit. Réessayez, ou choisissez une période plus courte.</Failed>
    )
  return (
    <Stack gap="small">
      <Progress done={data?.done ?? 0} total={data?.total ?? null}>
        {sayProgress(data, sayDone)}
      </Progress>
      <div>
        <Button type="button" look="secondary" onClick={() => cancel.mutate({ id }, { onSettled: onCancel })}>
          Annuler
        </Button>
      </div>
    </Stack>
  )
}

function Finished({ asked }: { asked: Asked }) {
  const { data: file, error } = useQuery({
    queryKey: ['export', asked.id],
    queryFn: () => takeFile(asked),
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (error) return <Failed>{error instanceof FileGone ? gone : sayFailure(error)}</Failed>
  if (!file)
    return (
      <Progress done={1} total={1}>
        Le fichier arrive…
      </Progress>
    )
  return (
    <Alert tone="success" title="Votre fichier est prêt" appears>
      <p>
        <strong>{file.name}</strong> ({sayWeight(file.size)}) est dans vos téléchargements. Nous n’en gardons
        pas de copie.
      </p>
      <Button type="button" look="secondary" onClick={() => handFile(file)}>
        L’enregistrer encore
      </Button>
    </Alert>
  )
}

/** Asked once: the server forgets what it handed. */
async function takeFile({ id, name }: Asked) {
  const file = await fetchFile(id, name)
  handFile(file)
  return file
}

const Failed = ({ children }: { children: string }) => (
  <Alert tone="error" title="Le fichier n’est pas là" appears>
    {children}
  </Alert>
)

const gone = 'Il a déjà été pris, ou il était trop ancien. Préparez-le à nouveau.'

const isGoingOn = (progress: ExportProgress | undefined) =>
  progress === undefined || progress.state === 'waiting' || progress.state === 'writing'

function sayProgress(progress: ExportProgress | undefined, sayDone: WorkProps['sayDone']): string {
  if (!progress || progress.state === 'waiting' || progress.total === null) return 'Le fichier se prépare…'
  const { done, total } = progress
  if (total === 0) return 'Le fichier s’écrit…'
  return `${sayDone(done)} sur ${sayNumber(total, 'fr')}`
}

const sayWeight = (bytes: number) =>
  bytes < 1_000_000
    ? `${sayNumber(Math.max(1, Math.round(bytes / 1_000)), 'fr')}\u00a0ko`
    : `${sayNumber(bytes / 1_000_000, 'fr', 1)}\u00a0Mo`

import { useState } from 'react'
import { longestTagName } from '#shared/tags.ts'
import { useAddTag } from '../tags/use-tags.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { plural } from '../ui/lang.ts'

/** Tags of the file that are not among ours: left aside, unless one makes them one's own. */
export function UnknownTags({ names }: { names: readonly string[] }) {
  const addTag = useAddTag()
  const [failure, setFailure] = useState<unknown>(null)
  const [isAdding, setAdding] = useState(false)
  const addAll = async () => {
    setAdding(true)
    setFailure(null)
    try {
      for (const name of names) await addTag(name.slice(0, longestTagName), 'personal', false)
    } catch (error) {
      setFailure(error)
    }
    setAdding(false)
  }
  return (
    <div className="import-notes">
      <h3>Étiquettes</h3>
      <p>
        {plural(
          'fr',
          names.length,
          'étiquette du fichier n’est pas la vôtre',
          'étiquettes du fichier ne sont pas les vôtres',
        )}
        &nbsp;:{' '}
        {names
          .slice(0, 12)
          .map((name) => `«\u00a0${name}\u00a0»`)
          .join(', ')}
        {names.length > 12 && '…'}. Créez-les pour les garder, sinon elles restent de côté.
      </p>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
      <div>
        <Button type="button" look="secondary" busy={isAdding} onClick={() => void addAll()}>
          {names.length === 1 ? 'Créer cette étiquette' : 'Créer ces étiquettes'}
        </Button>
      </div>
    </div>
  )
}

import { type FormEvent, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { favouriteRequest, longestFavouriteName, type Repeated } from '#shared/favourites.ts'
import { topicTable } from '#shared/themes.ts'
import { secretSaid } from '../guarded-text.ts'
import { isUnreachable, sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { useFavouriteActs } from './use-favourite-acts.ts'

/** A name for the answers of the form as they are. */
export function KeepDialog({ told, onClose }: { told: Repeated; onClose: () => void }) {
  const { keep, remove, failure, isBusy } = useFavouriteActs()
  const [name, setName] = useState(() => nameFor(told))
  const [mistake, setMistake] = useState('')
  const [id] = useState(uuidv7)
  const sent = useRef({ id, name: '' })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (sent.current.name !== name) sent.current = { id: uuidv7(), name }
    const request = { id: sent.current.id, name, told }
    const read = favouriteRequest.safeParse(request)
    const field = read.error?.issues[0]?.path[0]
    setMistake(field === undefined ? '' : field === 'name' ? sentences.name : sentences.told)
    const secret = secretSaid(name)
    if (secret) return setMistake(secret)
    if (!read.success || isBusy) return
    await keep(request).then(
      () => {
        onClose()
        announce({ message: 'Gardé en favori.', undo: () => remove(request.id) })
      },
      () => {},
    )
  }

  return (
    <Modal open onClose={onClose} title="Garder en favori">
      <form className="favourite-keep" noValidate onSubmit={(event) => void submit(event)}>
        <p>
          {
            'Le favori garde la sorte, la durée, le lieu, les thématiques, la posture, le matériel, l’orientation et les collègues\u00a0; jamais la personne, le jour ni la note.'
          }
        </p>
        <TextField
          label="Nom du favori"
          hint={'Par exemple «\u00a0Atelier tablette du mardi\u00a0», sans nom de personne.'}
          error={mistake || undefined}
          maxLength={longestFavouriteName}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {failure !== null && (
          <Alert tone="error" appears>
            {isUnreachable(failure) ? needsNetwork : sayFailure(failure)}
          </Alert>
        )}
        <Button type="submit" busy={isBusy}>
          Garder
        </Button>
      </form>
    </Modal>
  )
}

const needsNetwork =
  'Un favori se crée avec le réseau. Enregistrez votre accompagnement\u00a0: vous le garderez en favori plus tard, en le dupliquant.'

const sentences = {
  name: 'Donnez un nom à ce favori.',
  told: 'Corrigez d’abord la durée ou le titre dans le formulaire.',
}

/** A title says it best; without one, the first thématique. */
function nameFor({ title, topics: [topic] }: Repeated) {
  const said = title || (topic ? topicTable[topic].label : '')
  return said.slice(0, longestFavouriteName)
}

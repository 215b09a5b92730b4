import { useState } from 'react'
import { useSignOut } from '../actor.ts'
import { handFile } from '../hand-file.ts'
import { useToday } from '../today.ts'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { plural } from '../ui/lang.ts'
import { Modal } from '../ui/Modal.tsx'
import { Row } from '../ui/Stack.tsx'
import { fileOf } from './entry-words.ts'
import { laptopHere } from './laptop.ts'
import { useEntries, useOutbox } from './use-outbox.ts'

/** Leaves, and leaves nothing to read behind. What still waits is sent first; if it cannot be, one is asked. */
export function SignOut() {
  const outbox = useOutbox()
  const entries = useEntries()
  const { today } = useToday()
  const signOut = useSignOut()
  const [isAsking, setAsking] = useState(false)
  const unsent = entries.filter(({ state }) => state !== 'sent')

  const leave = async () => {
    await signOut(async () => (await laptopHere())?.chest.forget()).catch(() =>
      announce({ message: 'Sans réseau, la connexion ne peut pas être fermée. Réessayez à son retour.' }),
    )
  }
  const ask = async () => {
    await outbox?.flush()
    if (outbox?.entries().some(({ state }) => state !== 'sent')) setAsking(true)
    else await leave()
  }

  return (
    <>
      <Button type="button" look="quiet" onClick={() => void ask()}>
        Se déconnecter
      </Button>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`${plural('fr', unsent.length, 'envoi n’est pas parti', 'envois ne sont pas partis')}`}
        footer={
          <Row>
            <Button type="button" onClick={() => setAsking(false)}>
              Rester connecté
            </Button>
            <Button type="button" look="secondary" onClick={() => handFile(fileOf(entries, today))}>
              Exporter dans un fichier
            </Button>
            <Button type="button" look="quiet" onClick={() => void leave()}>
              Se déconnecter quand même
            </Button>
          </Row>
        }
      >
        <p>
          {
            'Si vous vous déconnectez, ils restent chiffrés sur cet ordinateur et partiront à votre prochaine connexion ici. Personne d’autre ne peut les lire.'
          }
        </p>
      </Modal>
    </>
  )
}

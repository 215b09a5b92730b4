import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { handFile } from '../hand-file.ts'
import { sayFailure, useTRPCClient } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { type Beneficiary, nameOf } from './followed.ts'
import { useActs } from './use-acts.ts'

/** What somebody may ask of what is kept of them: a copy, or that nothing be kept. */
export function BeneficiaryActs({ person }: { person: Beneficiary }) {
  const client = useTRPCClient()
  const [asking, setAsking] = useState(false)
  const download = () =>
    client.beneficiaries.copy.query({ id: person.id }).then(
      ({ name, content }) => handFile(new File([content], name, { type: 'application/json' })),
      (error: unknown) => announce({ message: sayFailure(error) }),
    )
  return (
    <Stack as="section" gap="small" aria-labelledby="rights">
      <h2 id="rights">À la demande de la personne</h2>
      <Row>
        <Button type="button" look="secondary" onClick={() => void download()}>
          Télécharger une copie
        </Button>
        {person.isMine && (
          <Button type="button" look="quiet" onClick={() => setAsking(true)}>
            Effacer la fiche
          </Button>
        )}
      </Row>
      {asking && <EraseQuestion person={person} onClose={() => setAsking(false)} />}
    </Stack>
  )
}

/** The one act without a way back: it says what goes, and asks. */
function EraseQuestion({ person, onClose }: { person: Beneficiary; onClose: () => void }) {
  const navigate = useNavigate()
  const { erase, forget, erasing, eraseFailure } = useActs()
  const eraseAll = async () => {
    if (!(await erase(person.id))) return
    await navigate({ to: '/beneficiaires' })
    announce({ message: 'La fiche est effacée.' })
    await forget()
  }
  return (
    <Modal
      open
      onClose={onClose}
      title={'Effacer la fiche\u00a0?'}
      footer={
        <Row>
          <Button type="button" busy={erasing} onClick={() => void eraseAll()}>
            Effacer définitivement
          </Button>
          <Button type="button" look="secondary" onClick={onClose}>
            Garder la fiche
          </Button>
        </Row>
      }
    >
      <p>
        {`${nameOf(person)}\u00a0: son nom, son contact, son profil et vos notes seront effacés tout de suite`}
        {person.merged.length > 0 ? ', avec les fiches réunies à celle-ci.' : '.'}
      </p>
      <p>
        Ses accompagnements restent dans votre journal sans son nom ni leurs notes, et les chiffres ne
        changent pas. Cela ne peut pas être annulé.
      </p>
      {eraseFailure && (
        <Alert tone="error" appears>
          {sayFailure(eraseFailure)}
        </Alert>
      )}
    </Modal>
  )
}

import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Stack } from '../ui/Stack.tsx'

type KeyShownProps = { secret: string; renews?: boolean; onClose: () => void }

/** A key, this once: nobody can read it again. */
export function KeyShown({ secret, renews = false, onClose }: KeyShownProps) {
  return (
    <Modal
      open
      onClose={onClose}
      title={renews ? 'La nouvelle clé est prête' : 'La clé est prête'}
      footer={
        <Button type="button" onClick={onClose}>
          C’est noté
        </Button>
      }
    >
      <Stack>
        <Alert tone="warning" appears title="Elle ne sera plus affichée">
          Remettez-la au partenaire par un canal sûr. Perdue, elle se renouvelle&nbsp;; elle ne se retrouve
          pas.
        </Alert>
        <CopyField label="Clé du partenaire" value={secret} act="Copier la clé" done="Clé copiée." />
      </Stack>
    </Modal>
  )
}

import { announce } from '../ui/announcements.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'

/** A link to hand over; it is nowhere else and will not be shown again. */
export function InvitationLink({ link, name }: { link: string; name: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    announce({ message: 'Lien copié.' })
  }
  return (
    <Stack>
      <Alert tone="success" appears title={`Le lien de ${name} est prêt`}>
        Remettez-le en main propre ou par un canal sûr. Il sert une seule fois, pendant sept jours, et ne sera
        plus affiché.
      </Alert>
      <TextField
        label="Lien d’invitation"
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Row>
        <Button type="button" onClick={() => void copy()}>
          Copier le lien
        </Button>
      </Row>
    </Stack>
  )
}

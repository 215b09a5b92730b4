import { Alert } from '../ui/Alert.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Stack } from '../ui/Stack.tsx'

/** A link to hand over; it is nowhere else and will not be shown again. */
export function InvitationLink({ link, name }: { link: string; name: string }) {
  return (
    <Stack>
      <Alert tone="success" appears title={`Le lien de ${name} est prêt`}>
        Remettez-le en main propre ou par un canal sûr. Il sert une seule fois, pendant sept jours, et ne sera
        plus affiché.
      </Alert>
      <CopyField label="Lien d’invitation" value={link} act="Copier le lien" done="Lien copié." />
    </Stack>
  )
}

import { AppointmentsToCome } from '../AppointmentsToCome.tsx'
import { Button } from '../ui/Button.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { AdvisorHeld } from './AdvisorHeld.tsx'
import { InvitationLink } from './InvitationLink.tsx'
import type { KnownPerson } from './known-person.ts'
import { RolesHeld } from './RolesHeld.tsx'
import { type PersonActs, usePersonActs } from './use-person-acts.ts'

/** One account: its roles, its way in, and its end. */
export function PersonDialog({ person, onClose }: { person: KnownPerson; onClose: () => void }) {
  const acts = usePersonActs(person)
  const isOpen = person.disabledAt === null
  return (
    <Modal open onClose={onClose} title={person.name}>
      {acts.link ? (
        <InvitationLink link={acts.link} name={person.name} />
      ) : (
        <Stack>
          <AppointmentsToCome failure={acts.failure} />
          {isOpen && <RolesHeld person={person} acts={acts} />}
          {isOpen && person.advisorId !== null && <AdvisorHeld person={person} acts={acts} />}
          <AccountHeld person={person} acts={acts} isOpen={isOpen} />
        </Stack>
      )}
    </Modal>
  )
}

function AccountHeld({ person, acts, isOpen }: { person: KnownPerson; acts: PersonActs; isOpen: boolean }) {
  return (
    <Stack as="section" aria-labelledby="account" gap="small">
      <h3 id="account">Compte</h3>
      <Row>
        {isOpen && (
          <Button type="button" look="secondary" busy={acts.busy} onClick={acts.inviteAgain}>
            {person.hasPassword ? 'Nouveau mot de passe' : 'Nouveau lien d’invitation'}
          </Button>
        )}
        <Button type="button" look="secondary" busy={acts.busy} onClick={() => acts.setDisabled(isOpen)}>
          {isOpen ? 'Fermer le compte' : 'Rouvrir le compte'}
        </Button>
      </Row>
    </Stack>
  )
}

import { roleLabels, roles } from '#shared/permissions.ts'
import { roleGift } from '#shared/sign-in.ts'
import { AppointmentsToCome } from '../AppointmentsToCome.tsx'
import { CheckedForm } from '../CheckedForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { InvitationLink } from './InvitationLink.tsx'
import type { KnownPerson } from './known-person.ts'
import { RoleFields, roleMistakes } from './RoleFields.tsx'
import { usePersonActs } from './use-person-acts.ts'

/** One account: its roles, its way in, and its end. */
export function PersonDialog({ person, onClose }: { person: KnownPerson; onClose: () => void }) {
  const acts = usePersonActs(person)
  const held = person.grants.map(({ role }) => role)
  const offered = roles.filter((role) => role === 'structureManager' || !held.includes(role))
  const receives = person.advisorId !== null && person.deactivatedAt === null
  return (
    <Modal open onClose={onClose} title={person.name}>
      {acts.link ? (
        <InvitationLink link={acts.link} name={person.name} />
      ) : (
        <Stack>
          <AppointmentsToCome failure={acts.failure} />
          <section aria-labelledby="roles">
            <h3 id="roles">Rôles</h3>
            <ul>
              {person.grants.map(({ id, role, structureName }) => (
                <li key={id}>
                  {roleLabels[role]}
                  {structureName && ` (${structureName})`}{' '}
                  <Button
                    type="button"
                    look="quiet"
                    aria-label={`Retirer le rôle : ${roleLabels[role]}`}
                    busy={acts.busy}
                    onClick={() => acts.revoke(id)}
                  >
                    Retirer
                  </Button>
                </li>
              ))}
            </ul>
            {offered.length > 0 && (
              <Disclosure title="Donner un rôle">
                <CheckedForm
                  key={person.grants.length}
                  schema={roleGift}
                  answers={(typed, requestId) => ({
                    requestId,
                    userId: person.id,
                    role: typed('role'),
                    structureId: typed('structureId') || null,
                  })}
                  sentences={roleMistakes}
                  onAnswers={acts.give}
                  act="Donner ce rôle"
                  busy={acts.busy}
                  failure={null}
                >
                  {(mistakes) => <RoleFields mistakes={mistakes} offered={offered} />}
                </CheckedForm>
              </Disclosure>
            )}
          </section>
          <section aria-labelledby="account">
            <h3 id="account">Compte</h3>
            <Row>
              {person.disabledAt === null && (
                <Button type="button" look="secondary" busy={acts.busy} onClick={acts.inviteAgain}>
                  {person.hasPassword ? 'Nouveau mot de passe' : 'Nouveau lien d’invitation'}
                </Button>
              )}
              {person.advisorId !== null && person.disabledAt === null && (
                <Button
                  type="button"
                  look="secondary"
                  busy={acts.busy}
                  onClick={() => acts.setReceiving(!receives)}
                >
                  {receives ? 'Ne reçoit plus' : 'Reçoit de nouveau'}
                </Button>
              )}
              <Button
                type="button"
                look="secondary"
                busy={acts.busy}
                onClick={() => acts.setDisabled(person.disabledAt === null)}
              >
                {person.disabledAt === null ? 'Fermer le compte' : 'Rouvrir le compte'}
              </Button>
            </Row>
          </section>
        </Stack>
      )}
    </Modal>
  )
}

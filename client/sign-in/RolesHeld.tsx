import { roleLabels, roles } from '#shared/permissions.ts'
import { needsDepartement, roleGift } from '#shared/sign-in.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useSettings } from '../settings.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { KnownPerson } from './known-person.ts'
import { RoleFields, roleMistakes } from './RoleFields.tsx'
import type { PersonActs } from './use-person-acts.ts'

/** What somebody may, and where; who receives stops receiving rather than losing a role. */
export function RolesHeld({ person, acts }: { person: KnownPerson; acts: PersonActs }) {
  const held = person.grants.map(({ role }) => role)
  const hasSeveral = (useSettings()?.departements.length ?? 1) > 1
  const offered = roles.filter(
    (role) => role === 'structureManager' || (hasSeveral && needsDepartement(role)) || !held.includes(role),
  )
  return (
    <Stack as="section" aria-labelledby="roles" gap="small">
      <h3 id="roles">Rôles</h3>
      <Stack as="ul" gap="small">
        {person.grants.map(({ id, role, structureName, departementName }) => (
          <Row as="li" key={id}>
            <span>
              {roleLabels[role]}
              {structureName && ` (${structureName})`}
              {hasSeveral && departementName && ` (${departementName})`}
            </span>
            {role !== 'advisor' && (
              <Button
                type="button"
                look="quiet"
                aria-label={`Retirer le rôle : ${roleLabels[role]}`}
                busy={acts.busy}
                onClick={() => acts.revoke(id)}
              >
                Retirer
              </Button>
            )}
          </Row>
        ))}
      </Stack>
      <Disclosure title="Donner un rôle">
        <CheckedForm
          key={person.grants.length}
          schema={roleGift}
          answers={(typed, requestId) => ({
            requestId,
            userId: person.id,
            role: typed('role'),
            structureId: typed('structureId') || null,
            departementCode: typed('departementCode') || undefined,
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
    </Stack>
  )
}

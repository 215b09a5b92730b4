import { useQuery } from '@tanstack/react-query'
import { advisorChange } from '#shared/advisors.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { useTRPC } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import type { KnownPerson } from './known-person.ts'
import type { PersonActs } from './use-person-acts.ts'

const sentences = {
  firstName: 'Écrivez le prénom.',
  lastName: 'Écrivez le nom.',
  structureId: 'Choisissez la structure.',
}

/** The advisor that somebody is: whether they receive, how they are called, for whom they work. */
export function AdvisorHeld({ person, acts }: { person: KnownPerson; acts: PersonActs }) {
  const structures = useQuery(useTRPC().structures.list.queryOptions())
  const receives = person.deactivatedAt === null
  return (
    <Stack as="section" aria-labelledby="receiving" gap="small">
      <h3 id="receiving">Accueil du public</h3>
      <p>
        {receives ? 'Reçoit' : 'Ne reçoit plus'}
        {person.structureName && ` (${person.structureName})`}
      </p>
      <Row>
        <Button type="button" look="secondary" busy={acts.busy} onClick={() => acts.setReceiving(!receives)}>
          {receives ? 'Ne reçoit plus' : 'Reçoit de nouveau'}
        </Button>
      </Row>
      {structures.data && (
        <Disclosure title="Corriger le nom ou la structure">
          <CheckedForm
            schema={advisorChange}
            answers={(typed, requestId) => ({
              requestId,
              advisorId: person.advisorId,
              firstName: typed('firstName'),
              lastName: typed('lastName'),
              structureId: typed('employerId'),
            })}
            sentences={sentences}
            onAnswers={acts.changeAdvisor}
            act="Enregistrer"
            busy={acts.busy}
            failure={null}
          >
            {(mistakes) => (
              <>
                <TextField
                  id="firstName"
                  name="firstName"
                  label="Prénom"
                  defaultValue={person.firstName ?? ''}
                  maxLength={60}
                  error={mistakes.firstName}
                />
                <TextField
                  id="lastName"
                  name="lastName"
                  label="Nom"
                  defaultValue={person.lastName ?? ''}
                  maxLength={60}
                  error={mistakes.lastName}
                />
                <SelectField
                  id="employerId"
                  name="employerId"
                  label="Structure qui l’emploie"
                  hint="Les accompagnements déjà notés restent à la structure d’alors"
                  defaultValue={person.structureId ?? ''}
                  error={mistakes.structureId}
                >
                  {structures.data.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </SelectField>
              </>
            )}
          </CheckedForm>
        </Disclosure>
      )}
    </Stack>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { roleLabels } from '#shared/permissions.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Card.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import type { KnownPerson } from './known-person.ts'

/** Everybody who has an account: who administers invites, gives and takes back roles, and closes accounts. */
export function PeoplePage() {
  const people = useQuery(useTRPC().signIn.people.queryOptions())
  const [isInviting, setIsInviting] = useState(false)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const opened = people.data?.find(({ id }) => id === openedId)
  return (
    <Stack>
      <Title>Équipe et accès</Title>
      <Row gap="medium">
        <h1>Équipe et accès</h1>
        <Button type="button" onClick={() => setIsInviting(true)}>
          Inviter une personne
        </Button>
      </Row>
      {people.isPending && <Skeleton />}
      {people.error && <Alert tone="error">{sayFailure(people.error)}</Alert>}
      {people.data && (
        <DataTable
          caption="Personnes qui ont un compte"
          captionHidden
          rows={people.data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: 'Nom',
              cell: (person) => (
                <>
                  {person.name} <State person={person} />
                </>
              ),
              sortBy: ({ name }) => name,
            },
            { key: 'email', label: 'Adresse électronique', cell: ({ email }) => email },
            { key: 'roles', label: 'Rôles', cell: sayRoles },
            {
              key: 'acts',
              label: 'Actions',
              cell: ({ id, name }) => (
                <Button
                  type="button"
                  look="quiet"
                  aria-label={`Gérer le compte de ${name}`}
                  onClick={() => setOpenedId(id)}
                >
                  Gérer
                </Button>
              ),
            },
          ]}
        />
      )}
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
      {opened && <PersonDialog key={opened.id} person={opened} onClose={() => setOpenedId(null)} />}
    </Stack>
  )
}

function State({ person }: { person: KnownPerson }) {
  if (person.disabledAt !== null) return <Badge>Compte fermé</Badge>
  if (person.deactivatedAt !== null) return <Badge>Ne reçoit plus</Badge>
  if (person.hasPassword) return null
  return person.invitedUntil === null ? (
    <Badge tone="urgent">Invitation expirée</Badge>
  ) : (
    <Badge tone="strong">Invitation en attente</Badge>
  )
}

const sayRoles = ({ grants, structureName }: KnownPerson) =>
  grants
    .map((grant) => {
      const where = grant.role === 'advisor' ? structureName : grant.structureName
      return roleLabels[grant.role] + (where ? ` (${where})` : '')
    })
    .join(', ') || '–'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { mayAny } from '#shared/permissions.ts'
import { useActor } from '../actor.ts'
import { AppointmentsToCome } from '../AppointmentsToCome.tsx'
import { Title } from '../Title.tsx'
import { useTRPC } from '../trpc.ts'
import { Unanswered } from '../Unanswered.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { Badge, EmptyState } from '../ui/Card.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import { PlaceDialog, type KnownPlace } from './PlaceDialog.tsx'
import { PlaceLinksDialog, type PlaceShared } from './PlaceLinksDialog.tsx'

/** The places where help happens; who administers adds, corrects, closes and reopens them. */
export function ManagePlacesPage() {
  const places = useQuery(useTRPC().places.list.queryOptions())
  const mayAdminister = mayAny(useActor() ?? null, 'administer', 'place')
  const [open, setOpen] = useState<KnownPlace | 'new' | null>(null)
  const [shared, setShared] = useState<PlaceShared | null>(null)
  const { setClosed, failure } = useClosing()
  const acts = (place: KnownPlace & PlaceShared) => (
    <Row>
      {place.closedAt === null && (
        <Button
          type="button"
          look="quiet"
          aria-label={`Affiche et lien : ${place.name}`}
          onClick={() => setShared(place)}
        >
          Affiche et lien
        </Button>
      )}
      {mayAdminister && (
        <>
          <Button
            type="button"
            look="quiet"
            aria-label={`Corriger : ${place.name}`}
            onClick={() => setOpen(place)}
          >
            Corriger
          </Button>
          <Button
            type="button"
            look="quiet"
            aria-label={`${place.closedAt === null ? 'Fermer' : 'Rouvrir'} : ${place.name}`}
            onClick={() => setClosed(place, place.closedAt === null)}
          >
            {place.closedAt === null ? 'Fermer' : 'Rouvrir'}
          </Button>
        </>
      )}
    </Row>
  )
  return (
    <Stack>
      <Title>Lieux</Title>
      <Row gap="medium">
        <h1>Lieux</h1>
        {mayAdminister && (
          <Button type="button" onClick={() => setOpen('new')}>
            Ajouter un lieu
          </Button>
        )}
      </Row>
      <AppointmentsToCome failure={failure} />
      <Unanswered asked={places} lines={3} />
      {places.data?.length === 0 && (
        <EmptyState title="Aucun lieu pour le moment">
          <p>Un lieu est l’endroit où l’on est reçu&nbsp;: mairie, médiathèque, France Services…</p>
        </EmptyState>
      )}
      {places.data && places.data.length > 0 && (
        <DataTable
          caption="Lieux"
          captionHidden
          rows={places.data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: 'Nom',
              cell: ({ name, closedAt }) => (
                <>
                  {name} {closedAt !== null && <Badge>Fermé</Badge>}
                </>
              ),
              sortBy: ({ name }) => name,
            },
            {
              key: 'commune',
              label: 'Commune',
              cell: ({ communeName }) => communeName,
              sortBy: ({ communeName }) => communeName,
            },
            { key: 'address', label: 'Adresse', cell: ({ address }) => address },
            { key: 'acts', label: 'Actions', cell: acts },
          ]}
        />
      )}
      {shared && <PlaceLinksDialog place={shared} onClose={() => setShared(null)} />}
      {open && <PlaceDialog known={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </Stack>
  )
}

/** Closes a place or opens it again; either can be taken back at once. */
function useClosing() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const close = useMutation(trpc.places.close.mutationOptions())
  const reopen = useMutation(trpc.places.reopen.mutationOptions())
  const setClosed = ({ id: placeId, name }: Pick<KnownPlace, 'id' | 'name'>, isClosed: boolean) => {
    close.reset()
    const asked = isClosed ? close : reopen
    asked.mutate(
      { requestId: uuidv7(), placeId },
      {
        onSuccess: () => {
          void memory.invalidateQueries()
          announce({
            message: isClosed ? `${name} ne propose plus de rendez-vous.` : `${name} est rouvert.`,
            undo: () => setClosed({ id: placeId, name }, !isClosed),
          })
        },
      },
    )
  }
  return { setClosed, failure: close.error ?? reopen.error }
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { longestLink, type OwnRoom as Given, ownRoom } from '#shared/advisors.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { TextField } from '../ui/Field.tsx'

const sentences = { videoLink: 'Collez l’adresse entière, qui commence par https://.' }

/** The advisor's own room on screen: with it, hours « en visio » are offered, and letters carry its address. */
export function OwnRoom() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const room = useQuery(trpc.planning.ownRoom.queryOptions())
  const giving = useMutation(
    trpc.planning.giveRoom.mutationOptions({
      onSuccess: ({ videoLink }) => {
        void memory.invalidateQueries()
        announce({
          message: videoLink
            ? 'Enregistré. Vos rendez-vous en visio peuvent être pris en ligne.'
            : 'Enregistré. Plus personne ne peut prendre rendez-vous en visio avec vous.',
        })
      },
    }),
  )
  return (
    <section aria-labelledby="visio" className="planning-section">
      <h2 id="visio">Visio</h2>
      {room.error && <Alert tone="error">{sayFailure(room.error)}</Alert>}
      {room.data && (
        <CheckedForm<Given, 'videoLink'>
          schema={ownRoom}
          answers={(typed, requestId) => ({ requestId, videoLink: typed('videoLink').trim() || null })}
          sentences={sentences}
          onAnswers={(given) => giving.mutate(given)}
          act="Enregistrer le lien"
          busy={giving.isPending}
          failure={giving.error}
        >
          {(mistakes) => (
            <TextField
              label="Le lien de votre salle de visio"
              hint="Il est donné aux personnes dans la confirmation, le rappel et la page de leur rendez-vous. Sans lien, aucun rendez-vous en visio ne vous est pris en ligne."
              id="videoLink"
              name="videoLink"
              type="url"
              inputMode="url"
              autoComplete="off"
              maxLength={longestLink}
              defaultValue={room.data.videoLink ?? ''}
              error={mistakes.videoLink}
            />
          )}
        </CheckedForm>
      )}
    </section>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { acceptance, shortestPassword } from '#shared/sign-in.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { Title } from '../Title.tsx'
import { useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Stack } from '../ui/Stack.tsx'
import { enter } from './enter.ts'
import { PasswordField } from './PasswordField.tsx'

/** The other end of an invitation's link: one chooses a password, and is in. The key stays after `#`, on this machine. */
export function InvitationPage() {
  const key = useLocation().hash.replace(/^#/, '')
  const { accept, busy, failure } = useAcceptance()
  return (
    <Stack>
      <Title>Choisir votre mot de passe</Title>
      <h1>Choisir votre mot de passe</h1>
      {acceptance.shape.key.safeParse(key).success ? (
        <>
          <p>Votre compte vous attend. Choisissez un mot de passe que vous n’utilisez nulle part ailleurs.</p>
          <CheckedForm
            schema={acceptance}
            answers={(typed, requestId) => ({ requestId, key, password: typed('password') })}
            sentences={{ password: `Choisissez au moins ${shortestPassword} caractères.` }}
            onAnswers={(chosen) => void accept(chosen)}
            act="Garder ce mot de passe et entrer"
            busy={busy}
            failure={failure}
          >
            {(mistakes) => (
              <PasswordField
                id="password"
                autoComplete="new-password"
                hint={`Au moins ${shortestPassword} caractères. Quatre mots au hasard font un bon mot de passe.`}
                error={mistakes.password}
              />
            )}
          </CheckedForm>
        </>
      ) : (
        <Alert tone="warning" title="Ce lien n’est pas complet">
          Copiez-le en entier depuis le message où vous l’avez reçu, ou demandez-en un autre à votre
          administrateur.
        </Alert>
      )}
    </Stack>
  )
}

function useAcceptance() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const router = useRouter()
  const [entering, setEntering] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mutateAsync, isPending, error } = useMutation(trpc.signIn.acceptInvitation.mutationOptions())
  const accept = async (chosen: { requestId: string; key: string; password: string }) => {
    const accepted = await mutateAsync(chosen).catch(() => null)
    if (!accepted) return
    setEntering(true)
    setRefusal(await enter(accepted.email, chosen.password))
    await memory.invalidateQueries()
    await router.navigate({ to: '/connexion', replace: true })
    setEntering(false)
  }
  return { accept, busy: isPending || entering, failure: error ?? refusal }
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { email } from '#shared/fields.ts'
import { innerPath } from '#shared/sign-in.ts'
import { useActor } from '../actor.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { entries } from '../navigation.ts'
import { useSettings } from '../settings.ts'
import { Title } from '../Title.tsx'
import { useTRPC } from '../trpc.ts'
import { Notice } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { TextField } from '../ui/Field.tsx'
import { Stack } from '../ui/Stack.tsx'
import { AccountsToTry } from './AccountsToTry.tsx'
import { enter } from './enter.ts'
import { PasswordField } from './PasswordField.tsx'

const LeftHere = lazy(() =>
  import('../offline/LeftHere.tsx').then((opened) => ({ default: opened.LeftHere })),
)

const typedAccount = z.strictObject({ email, password: z.string().check(z.minLength(1)) })

/** The staff's door. Whoever is in already goes where they were going. */
export function SignInPage() {
  const { signIn, busy, failure } = useSignIn()
  const trpc = useTRPC()
  const settings = useSettings()
  const accounts = useQuery(
    trpc.signIn.demonstrationAccounts.queryOptions(undefined, { enabled: settings?.demo === true }),
  )
  useGoIn()
  return (
    <Stack gap="large">
      <Stack>
        <Title>Se connecter</Title>
        <h1>Se connecter</h1>
        <p>Cet espace est celui des conseillers numériques et de leurs partenaires.</p>
        {settings?.isOpen === false && (
          <Notice tone="urgent">
            Cette installation n’a pas encore d’administrateur.{' '}
            <RouteLink to="/premiere-visite">Préparer la première visite</RouteLink>
          </Notice>
        )}
        <Suspense>
          <LeftHere />
        </Suspense>
        <CheckedForm
          schema={typedAccount}
          answers={(typed) => ({ email: typed('email'), password: typed('password') })}
          sentences={{
            email: 'Écrivez votre adresse électronique, par exemple prenom.nom@exemple.fr.',
            password: 'Écrivez votre mot de passe.',
          }}
          onAnswers={(account) => void signIn(account)}
          act="Se connecter"
          busy={busy}
          failure={failure}
        >
          {(mistakes) => (
            <>
              <TextField
                id="email"
                name="email"
                type="email"
                label="Adresse électronique"
                autoComplete="username"
                error={mistakes.email}
              />
              <PasswordField id="password" autoComplete="current-password" error={mistakes.password} />
            </>
          )}
        </CheckedForm>
        <p className="mention">
          Mot de passe oublié&nbsp;? La personne qui administre ce site peut vous donner un nouveau lien.
        </p>
      </Stack>
      {accounts.data && accounts.data.length > 0 && (
        <AccountsToTry accounts={accounts.data} busy={busy} onChoose={(account) => void signIn(account)} />
      )}
    </Stack>
  )
}

function useSignIn() {
  const memory = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const signIn = async (account: { email: string; password: string }) => {
    setBusy(true)
    setFailure(null)
    const refusal = await enter(account.email, account.password)
    setFailure(refusal)
    if (refusal === null) await memory.invalidateQueries()
    setBusy(false)
  }
  return { signIn, busy, failure }
}

/** Where one was going, or the first page that one's roles open. */
function useGoIn() {
  const router = useRouter()
  const { suite } = useSearch({ strict: false })
  const actor = useActor()
  useEffect(() => {
    if (!actor) return
    const asked = innerPath(suite)
    const first = entries.find(({ shown }) => shown(actor))?.to ?? '/'
    void router.navigate({ href: asked === '/' ? first : asked, replace: true })
  }, [actor, router, suite])
}

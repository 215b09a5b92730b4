import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { firstVisit, type FirstVisit } from '#shared/house.ts'
import { shortestPassword } from '#shared/sign-in.ts'
import { CheckedForm } from '../CheckedForm.tsx'
import { PlaceFields, placeSentences } from '../places/PlaceFields.tsx'
import { useSettings } from '../settings.ts'
import { enter } from '../sign-in/enter.ts'
import { InvitationLink } from '../sign-in/InvitationLink.tsx'
import { PasswordField } from '../sign-in/PasswordField.tsx'
import { StructureFields, structureSentences } from '../structures/StructureFields.tsx'
import { Title } from '../Title.tsx'
import { useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { Stack } from '../ui/Stack.tsx'

/** The very first page of an empty installation: who administers it, and the least with which it can receive. */
export function FirstVisitPage() {
  const settings = useSettings()
  const { open, opened, busy, failure } = useOpening()
  return (
    <Stack gap="large">
      <Title>Première visite</Title>
      <h1>Première visite</h1>
      {opened?.link && (
        <Stack>
          <InvitationLink link={opened.link} name={opened.advisor} />
          <ButtonLink to="/connexion">Aller à mon espace</ButtonLink>
        </Stack>
      )}
      {!opened && settings?.isOpen && (
        <Alert tone="info" title="Cette installation est déjà prête">
          Quelqu’un l’administre. Connectez-vous avec votre compte.
        </Alert>
      )}
      {!opened && settings?.isOpen === false && (
        <>
          <p>
            Quatre réponses, et vous pourrez recevoir&nbsp;: vous, votre structure, un lieu et un conseiller.
            Tout se corrige et se complète ensuite.
          </p>
          <FirstVisitForm onAnswers={(visit) => void open(visit)} busy={busy} failure={failure} />
        </>
      )}
    </Stack>
  )
}

type FirstVisitFormProps = { onAnswers: (visit: FirstVisit) => void; busy: boolean; failure: unknown }

function FirstVisitForm({ onAnswers, busy, failure }: FirstVisitFormProps) {
  const [seat, setSeat] = useState<string | null>(null)
  const [where, setWhere] = useState<string | null>(null)
  const [isMe, setIsMe] = useState(true)
  return (
    <CheckedForm
      schema={firstVisit}
      answers={(typed, requestId) => ({
        requestId,
        administrator: { ...personTyped(typed, 'administrator'), password: typed('administrator.password') },
        structure: { name: typed('structure.name'), kind: typed('structure.kind'), communeCode: seat },
        place: {
          name: typed('place.name'),
          address: typed('place.address'),
          postalCode: typed('place.postalCode').trim(),
          communeCode: where,
          phone: typed('place.phone'),
        },
        advisor: isMe ? null : personTyped(typed, 'advisor'),
      })}
      sentences={sentences}
      onAnswers={onAnswers}
      act="Ouvrir Permanence"
      busy={busy}
      failure={failure}
    >
      {(mistakes) => (
        <>
          <Stack as="section" aria-labelledby="administrator">
            <h2 id="administrator">Vous, qui administrez</h2>
            <PersonFields prefix="administrator" mistakes={mistakes} />
            <PasswordField
              id="administrator.password"
              autoComplete="new-password"
              hint={`Au moins ${shortestPassword} caractères. Quatre mots au hasard font un bon mot de passe.`}
              error={mistakes['administrator.password']}
            />
          </Stack>
          <Stack as="section" aria-labelledby="structure">
            <h2 id="structure">Votre structure</h2>
            <StructureFields
              prefix="structure."
              mistakes={mistakes}
              commune={{ code: seat }}
              onCommune={setSeat}
            />
          </Stack>
          <Stack as="section" aria-labelledby="place">
            <h2 id="place">Un premier lieu</h2>
            <PlaceFields prefix="place." mistakes={mistakes} commune={{ code: where }} onCommune={setWhere} />
          </Stack>
          <Stack as="section" aria-labelledby="advisor">
            <h2 id="advisor">Qui reçoit</h2>
            <Checkbox
              label="Je reçois moi-même le public"
              checked={isMe}
              onChange={(event) => setIsMe(event.currentTarget.checked)}
            />
            {!isMe && <PersonFields prefix="advisor" mistakes={mistakes} />}
          </Stack>
        </>
      )}
    </CheckedForm>
  )
}

type PersonFieldsProps = { prefix: 'administrator' | 'advisor'; mistakes: Partial<typeof sentences> }

function PersonFields({ prefix, mistakes }: PersonFieldsProps) {
  return (
    <>
      <TextField
        id={`${prefix}.firstName`}
        name={`${prefix}.firstName`}
        label="Prénom"
        maxLength={60}
        error={mistakes[`${prefix}.firstName`]}
      />
      <TextField
        id={`${prefix}.lastName`}
        name={`${prefix}.lastName`}
        label="Nom"
        maxLength={60}
        error={mistakes[`${prefix}.lastName`]}
      />
      <TextField
        id={`${prefix}.email`}
        name={`${prefix}.email`}
        type="email"
        label="Adresse électronique"
        error={mistakes[`${prefix}.email`]}
      />
    </>
  )
}

const personTyped = (typed: (name: string) => string, prefix: string) => ({
  firstName: typed(`${prefix}.firstName`),
  lastName: typed(`${prefix}.lastName`),
  email: typed(`${prefix}.email`),
})

/** Opens the house, then the administrator's own sign-in. */
function useOpening() {
  const memory = useQueryClient()
  const router = useRouter()
  const { mutateAsync, isPending, error } = useMutation(useTRPC().house.open.mutationOptions())
  const [opened, setOpened] = useState<{ link: string | null; advisor: string } | null>(null)
  const open = async (visit: FirstVisit) => {
    const answer = await mutateAsync(visit).catch(() => null)
    if (!answer) return
    const { email, password } = visit.administrator
    await enter(email, password)
    setOpened({
      ...answer,
      advisor: visit.advisor ? `${visit.advisor.firstName} ${visit.advisor.lastName}` : '',
    })
    await memory.invalidateQueries()
    if (answer.link === null) await router.navigate({ to: '/connexion', replace: true })
  }
  return { open, opened, busy: isPending, failure: error }
}

const personSentences = {
  firstName: 'Écrivez le prénom.',
  lastName: 'Écrivez le nom.',
  email: 'Écrivez une adresse électronique, par exemple prenom.nom@exemple.fr.',
}

const sentences = {
  ...under('administrator', personSentences),
  'administrator.password': `Choisissez au moins ${shortestPassword} caractères.`,
  ...under('structure', structureSentences),
  ...under('place', placeSentences),
  ...under('advisor', personSentences),
}

/** The same sentences, for fields that are inside something. */
function under<Prefix extends string, Sentences extends Record<string, string>>(
  prefix: Prefix,
  said: Sentences,
) {
  const entries = Object.entries(said).map(([field, sentence]) => [`${prefix}.${field}`, sentence])
  return Object.fromEntries(entries) as {
    [Field in keyof Sentences & string as `${Prefix}.${Field}`]: string
  }
}

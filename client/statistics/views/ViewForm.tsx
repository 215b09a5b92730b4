import { type FormEvent, type ReactNode, useState } from 'react'
import { type Audience, longestViewName } from '#shared/views.ts'
import { sayFailure } from '../../trpc.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Stack } from '../../ui/Stack.tsx'

type ViewFormProps = {
  name: string
  audience: Audience
  /** Whom « mon équipe » is. */
  team?: string | undefined
  act: string
  onSubmit: (told: { name: string; audience: Audience }) => void
  isBusy: boolean
  failure: unknown
  children?: ReactNode
}

/** The name of a view, and who finds it in their list. */
export function ViewForm(props: ViewFormProps) {
  const { team, act, onSubmit, isBusy, failure, children } = props
  const [name, setName] = useState(props.name)
  const [audience, setAudience] = useState(props.audience)
  const [isUnnamed, setIsUnnamed] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = name.trim()
    setIsUnnamed(typed === '')
    if (typed !== '' && !isBusy) onSubmit({ name: typed, audience })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextField
          label="Nom de la vue"
          hint={'Par exemple «\u00a0Comité de pilotage\u00a0», sans nom de personne.'}
          error={isUnnamed ? 'Donnez un nom à cette vue.' : undefined}
          maxLength={longestViewName}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <RadioGroup<Audience>
          legend="Qui la trouve dans sa liste"
          choices={[
            {
              value: 'mine',
              label: 'Moi seulement',
              hint: 'L’adresse courte peut tout de même être donnée.',
            },
            { value: 'team', label: 'Mon équipe aussi', hint: team },
          ]}
          value={audience}
          onChange={({ currentTarget: { value } }) => setAudience(value === 'team' ? 'team' : 'mine')}
        />
        {children}
        {failure !== null && (
          <Alert tone="error" appears>
            {sayFailure(failure)}
          </Alert>
        )}
        <Button type="submit" busy={isBusy}>
          {act}
        </Button>
      </Stack>
    </form>
  )
}

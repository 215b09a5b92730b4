import type { Lang } from '#shared/speech.ts'
import { needs, type Need } from '#shared/themes.ts'
import { Segmented } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { TextField } from '../ui/Field.tsx'
import { Stack } from '../ui/Stack.tsx'
import type { BookForMistakes, BookForTold } from './book-for-told.ts'

type MoreFieldsProps = {
  told: BookForTold
  tell: (changed: Partial<BookForTold>) => void
  mistakes: BookForMistakes
}

/** What is rarely asked of somebody who stands there. */
export function MoreFields({ told, tell, mistakes }: MoreFieldsProps) {
  return (
    <Disclosure title="E-mail, besoin, langue (facultatif)" open={mistakes.email !== undefined}>
      <Stack>
        <TextField
          label="E-mail"
          id="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          error={mistakes.email}
          value={told.email}
          onChange={({ currentTarget: { value } }) => tell({ email: value })}
        />
        <Segmented
          legend="Besoin"
          choices={needs.map((need) => ({ value: need, label: words[need] }))}
          values={[told.need]}
          onChange={({ currentTarget: { value } }) => tell({ need: value as Need })}
        />
        <TextField
          label="Une ligne, avec ses mots"
          maxLength={120}
          value={told.needNote}
          onChange={({ currentTarget: { value } }) => tell({ needNote: value })}
        />
        <Segmented
          legend="On lui écrit en"
          choices={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'Anglais' },
          ]}
          values={[told.language]}
          onChange={({ currentTarget: { value } }) => tell({ language: value as Lang })}
        />
      </Stack>
    </Disclosure>
  )
}

const words: Record<Need, string> = {
  everyday: 'Au quotidien',
  citizen: 'Se protéger, s’informer',
  autonomy: 'Ses démarches',
  unknown: 'À préciser',
}

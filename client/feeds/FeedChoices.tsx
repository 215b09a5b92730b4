import type { FeedNames } from '#shared/feeds.ts'
import { Checkbox, Segmented } from '../ui/Choices.tsx'
import { Stack } from '../ui/Stack.tsx'

/** What leaves the house. */
export type Told = { names: FeedNames; withOpenings: boolean; withAbsences: boolean }

type FeedChoicesProps = { told: Told; tell: (changed: Partial<Told>) => void }

export function FeedChoices({ told, tell }: FeedChoicesProps) {
  return (
    <Stack>
      <Segmented
        legend="Le nom des personnes"
        hint={hints[told.names]}
        choices={[
          { value: 'none', label: 'Sans nom' },
          { value: 'initials', label: 'Initiales' },
          { value: 'full', label: 'Nom entier' },
        ]}
        values={[told.names]}
        onChange={({ currentTarget: { value } }) => tell({ names: value as FeedNames })}
      />
      <Stack gap="small">
        <Checkbox
          label="Avec mes permanences"
          hint="L’heure reste libre dans l’autre agenda."
          checked={told.withOpenings}
          onChange={({ currentTarget: { checked } }) => tell({ withOpenings: checked })}
        />
        <Checkbox
          label="Avec mes absences"
          checked={told.withAbsences}
          onChange={({ currentTarget: { checked } }) => tell({ withAbsences: checked })}
        />
      </Stack>
    </Stack>
  )
}

const hints: Record<FeedNames, string> = {
  none: 'L’heure, le lieu et la référence du rendez-vous\u00a0: assez pour le retrouver ici.',
  initials: 'L’heure, le lieu, la référence et les initiales.',
  full: 'Votre autre agenda, et tous ceux avec qui vous le partagez, liront ces noms.',
}

import { sessionKindLabels } from '#shared/sessions.ts'
import type { Named } from '../beneficiaries/followed.ts'
import { Segmented } from '../ui/Choices.tsx'
import type { Kept } from './first-told.ts'
import { GroupFields } from './GroupFields.tsx'
import { PeopleField } from './PeopleField.tsx'
import { ProfileFields } from './ProfileFields.tsx'
import { peopleKept } from './tell-people.ts'
import { choicesOf, fieldId, type Telling } from './telling.ts'

type WhoProps = Telling & {
  kept: Kept | undefined
  /** Those whom the session or the appointment is joined to already. */
  people: readonly Named[]
}

/** One person or a group, whom one follows or not, and what they say of themselves if they like. */
export function WhoFields({ kept, people, ...telling }: WhoProps) {
  const { told, tell, mistakes } = telling
  return (
    <div className="session-rows">
      <Segmented
        legend="Sorte"
        id={fieldId('kind')}
        error={mistakes.kind}
        choices={choicesOf(sessionKindLabels)}
        values={[told.kind]}
        onChange={({ currentTarget: { value } }) =>
          tell(value === 'individual' ? alone(told) : grouped(told))
        }
      />
      <PeopleField {...telling} named={people} />
      {told.kind === 'individual' ? <ProfileFields {...telling} kept={kept} /> : <GroupFields {...telling} />}
    </div>
  )
}

const alone = (told: Telling['told']) =>
  ({ kind: 'individual', participants: 1, ...peopleKept(told) }) as const

/** How many came to a workshop is asked, never guessed. */
const grouped = ({ participants }: Telling['told']) =>
  ({ kind: 'workshop', participants: participants > 1 ? participants : 0 }) as const

import { sessionKindLabels } from '#shared/sessions.ts'
import { Segmented } from '../ui/Choices.tsx'
import type { Kept } from './first-told.ts'
import { GroupFields } from './GroupFields.tsx'
import { ProfileFields } from './ProfileFields.tsx'
import { choicesOf, fieldId, type Telling } from './telling.ts'

/** One person or a group, and what they say of themselves if they like. */
export function WhoFields({ kept, ...telling }: Telling & { kept: Kept | undefined }) {
  const { told, tell, mistakes } = telling
  return (
    <div className="session-rows">
      <Segmented
        legend="Sorte"
        id={fieldId('kind')}
        error={mistakes.kind}
        choices={choicesOf(sessionKindLabels)}
        values={[told.kind]}
        onChange={({ currentTarget: { value } }) => tell(value === 'individual' ? alone : grouped(told))}
      />
      {told.kind === 'individual' ? <ProfileFields {...telling} kept={kept} /> : <GroupFields {...telling} />}
    </div>
  )
}

const alone = { kind: 'individual', participants: 1 } as const

/** How many came to a workshop is asked, never guessed. */
const grouped = ({ participants }: Telling['told']) =>
  ({ kind: 'workshop', participants: participants > 1 ? participants : 0 }) as const

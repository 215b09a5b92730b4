import { useNavigate } from '@tanstack/react-router'
import type { Way } from '#shared/services.ts'
import { Checkbox, Segmented } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { inBoth, useWords } from '../ui/lang.ts'
import { codeOf, type Looked, wayOf } from './search-params.ts'
import { wayWords } from './way-words.ts'

/** How one is helped, among what the house offers, and whether one must enter without a step: in the address at once. */
export function WayFilters({ ways, looked }: { ways: readonly Way[]; looked: Looked }) {
  const say = useWords(words)
  const { names, explained } = useWords(wayWords)
  const navigate = useNavigate()
  const way = wayOf(looked)
  const look = (changed: Looked) =>
    void navigate({
      to: '/{-$lang}',
      params: (same) => same,
      search: { ...looked, ...changed },
      replace: true,
      resetScroll: false,
    })
  return (
    <Disclosure title={say.more} open={way !== 'place' || looked.plainpied === true}>
      <div className="way-filters">
        {(ways.length > 1 || way !== 'place') && (
          <Segmented<Way>
            legend={say.how}
            values={[way]}
            choices={[...new Set([...ways, way])].map((value) => ({ value, label: names[value] }))}
            onChange={({ currentTarget }) =>
              look({ comment: codeOf(currentTarget.value as Way), motif: undefined })
            }
          />
        )}
        {explained[way] && <p className="way-explained">{explained[way]}</p>}
        {(way === 'place' || way === 'workshop') && (
          <Checkbox
            label={say.stepFree}
            checked={looked.plainpied === true}
            onChange={({ currentTarget }) => look({ plainpied: currentTarget.checked || undefined })}
          />
        )}
      </div>
    </Disclosure>
  )
}

const words = inBoth({
  fr: {
    more: 'Par téléphone, chez moi, en groupe, sans marche…',
    how: 'De quelle façon peut-on vous aider\u00a0?',
    stepFree: 'Seulement les lieux sans marche à l’entrée',
  },
  en: {
    more: 'By phone, at home, in a group, step-free…',
    how: 'How would you like to be helped?',
    stepFree: 'Only places without a step at the door',
  },
})

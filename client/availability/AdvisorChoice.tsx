import { useNavigate } from '@tanstack/react-router'
import type { Looked } from '../places/search-params.ts'
import { Segmented } from '../ui/Choices.tsx'
import { inBoth, useWords } from '../ui/lang.ts'

type AdvisorChoiceProps = {
  advisors: readonly { id: string; name: string }[]
  slug: string
  looked: Looked
}

/** Where several advisors share a place: anybody, or the one whom one knows. */
export function AdvisorChoice({ advisors, slug, looked }: AdvisorChoiceProps) {
  const say = useWords(words)
  const navigate = useNavigate()
  const chosen = advisors.find(({ id }) => id === looked.avec)?.id ?? ''
  return (
    <Segmented
      legend={say.withWhom}
      values={[chosen]}
      choices={[
        { value: '', label: say.anybody },
        ...advisors.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ currentTarget }) =>
        void navigate({
          to: '/{-$lang}/lieux/$slug',
          params: (same) => ({ ...same, slug }),
          search: { ...looked, avec: currentTarget.value || undefined },
          replace: true,
          resetScroll: false,
        })
      }
    />
  )
}

const words = inBoth({
  fr: { withWhom: 'Avec qui\u00a0?', anybody: 'Peu importe' },
  en: { withWhom: 'With whom?', anybody: 'Anybody' },
})

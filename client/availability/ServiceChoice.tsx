import { useNavigate } from '@tanstack/react-router'
import { sayDuration } from '#shared/speech.ts'
import type { Looked } from '../places/search-params.ts'
import { RadioGroup } from '../ui/Choices.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { Unbroken } from '../ui/Unbroken.tsx'
import type { OfferedService } from './say-service.ts'

type ServiceChoiceProps = {
  services: readonly OfferedService[]
  chosen: string
  slug: string
  looked: Looked
}

/** Where several things may be booked in the same way: which one, and how long it lasts. */
export function ServiceChoice({ services, chosen, slug, looked }: ServiceChoiceProps) {
  const say = useWords(words)
  const lang = useLang()
  const navigate = useNavigate()
  return (
    <RadioGroup
      framed
      legend={<Unbroken>{say.which}</Unbroken>}
      value={chosen}
      choices={services.map(({ id, nameFr, nameEn, minutes }) => ({
        value: id,
        label: lang === 'fr' ? nameFr : nameEn,
        hint: sayDuration(minutes, lang),
      }))}
      onChange={({ currentTarget }) =>
        void navigate({
          to: '/{-$lang}/lieux/$slug',
          params: (same) => ({ ...same, slug }),
          search: { ...looked, motif: currentTarget.value },
          replace: true,
          resetScroll: false,
        })
      }
    />
  )
}

const words = inBoth({
  fr: { which: 'Quel rendez-vous voulez-vous\u00a0?' },
  en: { which: 'Which appointment would you like?' },
})

import { Button } from './Button.tsx'
import { inBoth, useWords } from './lang.ts'

type ShowMoreProps = { shown: number; total: number; busy?: boolean; onMore: () => void; children?: string }

/** The rest of a long list, by one touch; says how much is shown. Nothing when all is. */
export function ShowMore({ shown, total, busy = false, onMore, children }: ShowMoreProps) {
  const say = useWords(words)
  if (shown >= total) return null
  return (
    <div className="row row-small">
      <Button type="button" look="secondary" busy={busy} onClick={onMore}>
        {children ?? say.more}
      </Button>
      <output className="mention figures">{say.count(shown, total)}</output>
    </div>
  )
}

const words = inBoth({
  fr: { more: 'Voir plus', count: (shown: number, total: number) => `${shown} sur ${total}` },
  en: { more: 'Show more', count: (shown: number, total: number) => `${shown} of ${total}` },
})

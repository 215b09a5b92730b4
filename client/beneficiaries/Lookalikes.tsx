import { useMemo } from 'react'
import type { Known } from '#shared/beneficiaries.ts'
import { likenessesOf } from '#shared/same-beneficiary.ts'
import { Alert } from '../ui/Alert.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { detailsOf, likenessLabels, nameOf, useFollowed } from './followed.ts'
import { useApart } from './told-apart.ts'

type LookalikesProps = { known: Known; exceptId: string | null; title: string }

/** Those whom one follows already and who may be the same person: a few are enough to see it. */
export function Lookalikes({ known, exceptId, title }: LookalikesProps) {
  const { data: followed } = useFollowed()
  const isApart = useApart()
  const { firstName, lastName, birthYear, phone, email } = known
  const alike = useMemo(() => {
    const one = { firstName, lastName, birthYear, phone, email }
    return (followed ?? [])
      .filter((other) => other.id !== exceptId && !(exceptId && isApart?.({ id: exceptId }, other)))
      .map((other) => ({ other, likenesses: likenessesOf(one, other) }))
      .filter(({ likenesses }) => likenesses.length > 0)
      .toSorted((a, b) => b.likenesses.length - a.likenesses.length)
      .slice(0, 3)
  }, [followed, exceptId, isApart, firstName, lastName, birthYear, phone, email])
  return (
    <div aria-live="polite">
      {alike.length > 0 && (
        <Alert tone="info" title={title}>
          <ul className="lookalikes">
            {alike.map(({ other, likenesses }) => (
              <li key={other.id}>
                <RouteLink to="/beneficiaires/$id" params={{ id: other.id }}>
                  {nameOf(other)}
                </RouteLink>{' '}
                <span className="mention">
                  {[...detailsOf(other), ...likenesses.map((likeness) => likenessLabels[likeness])].join(
                    ' · ',
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  )
}

import type { Unsaid } from '#shared/imported-report.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'

/** What the file says of people and we have no equal for: how often, and where to look. */
export function UnsaidWords({ unsaid }: { unsaid: readonly Unsaid[] }) {
  if (unsaid.length === 0) return null
  return (
    <Disclosure title={`${plural('fr', unsaid.length, 'valeur', 'valeurs')} sans équivalent`}>
      <p>
        Ces personnes sont comptées&nbsp;; leur âge ou leur situation devient
        «&nbsp;Non&nbsp;communiqué&nbsp;».
      </p>
      <ul className="import-said">
        {unsaid.map(({ said, people, sessions, line }) => (
          <li key={said}>
            <span>«&nbsp;{said}&nbsp;»</span>{' '}
            <span className="mention figures">
              {plural('fr', people, 'personne', 'personnes')}, {plural('fr', sessions, 'séance', 'séances')},
              ligne&nbsp;{line} par exemple
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

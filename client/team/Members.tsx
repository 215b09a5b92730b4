import { few } from '#shared/guarded-words.ts'
import { sayDay } from '#shared/speech.ts'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import type { Member } from './known.ts'

/** By their names only: nobody is put above anybody. */
export function Members({ members }: { members: readonly Member[] }) {
  return (
    <section aria-labelledby="members">
      <h2 id="members">{members.length > 1 ? `${members.length}\u00a0conseillers` : 'Un conseiller'}</h2>
      <DataTable
        caption="Les conseillers, dans l’ordre de leurs noms"
        captionHidden
        columns={columns}
        rows={members}
        rowKey={({ id }) => id}
      />
    </section>
  )
}

const columns: Column<Member>[] = [
  { key: 'name', label: 'Nom', cell: ({ name }) => name },
  { key: 'structure', label: 'Structure', cell: ({ structureName }) => structureName },
  {
    key: 'lastDay',
    label: 'Dernière séance notée',
    cell: ({ lastDay }) => (lastDay === null ? 'Aucune' : sayDay(lastDay, 'fr', 'short')),
  },
  {
    key: 'toSettle',
    label: 'Rendez-vous à clôturer',
    numeric: true,
    cell: ({ toSettle }) => (toSettle === 'few' ? few : toSettle),
  },
  {
    key: 'next',
    label: 'Prochaine permanence',
    cell: ({ next }) =>
      next === null ? (
        <strong>Aucune prévue</strong>
      ) : (
        `${sayDay(next.day, 'fr', 'short')}, ${next.placeName ?? 'sans lieu'}`
      ),
  },
  {
    key: 'absences',
    label: 'Absences, six semaines',
    cell: ({ absences }) => (absences.length === 0 ? 'Aucune' : <Absences absences={absences} />),
  },
]

function Absences({ absences }: Pick<Member, 'absences'>) {
  return (
    <ul className="team-absences">
      {absences.map((absence) => (
        <li key={absence}>{absence}</li>
      ))}
    </ul>
  )
}

import { Button } from '../ui/Button.tsx'
import { Stack } from '../ui/Stack.tsx'
import { type Beneficiary, detailsOf, nameOf } from './followed.ts'
import { useActs } from './use-acts.ts'

/** The records merged into this one, which can be parted from it again. */
export function MergedRecords({ person }: { person: Beneficiary }) {
  const { part } = useActs()
  if (person.merged.length === 0) return null
  return (
    <Stack as="section" gap="small" aria-labelledby="merged">
      <h2 id="merged">Fiches réunies à celle-ci</h2>
      <ul className="merged-records">
        {person.merged.map((record) => (
          <li key={record.id} className="merged-record">
            <div>
              <p>{nameOf(record)}</p>
              <p className="mention">{[...detailsOf(record), record.notes].filter(Boolean).join(' · ')}</p>
            </div>
            {record.isDirect && person.isMine && (
              <Button
                type="button"
                look="quiet"
                aria-label={`Séparer cette fiche\u00a0: ${nameOf(record)}`}
                onClick={() => void part(record.id, person.id)}
              >
                Séparer
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  )
}

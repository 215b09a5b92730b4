import type { Double, PersonRead } from '#shared/imported-people.ts'
import { likenessLabels } from '../beneficiaries/followed.ts'
import { Segmented } from '../ui/Choices.tsx'

type DoublesProps = {
  read: readonly PersonRead[]
  doubles: ReadonlyMap<number, Double>
  /** Lines of people who only look like somebody. */
  others: ReadonlySet<number>
  onChoose: (others: ReadonlySet<number>) => void
}

/** Those who may be followed already, or twice in the file: left out, unless they are somebody else. */
export function Doubles({ read, doubles, others, onChoose }: DoublesProps) {
  return (
    <div>
      <h3>Doublons possibles</h3>
      <p>Sans autre choix, une personne déjà suivie n’est pas ajoutée une seconde fois.</p>
      <ul className="import-doubles">
        {read.map(({ line, beneficiary }) => {
          const double = doubles.get(line)
          if (!beneficiary || !double) return null
          const of = double.line === null ? 'que vous suivez déjà' : `de la ligne ${double.line}`
          return (
            <li key={line}>
              <Segmented
                legend={`Ligne ${line}\u00a0: ${beneficiary.firstName} ${beneficiary.lastName}`}
                hint={`Ressemble à ${double.name}, ${of} (${double.likenesses.map((each) => likenessLabels[each]).join(', ')})`}
                choices={[
                  { value: 'same', label: 'La même personne' },
                  { value: 'other', label: 'Une autre\u00a0: l’ajouter' },
                ]}
                values={[others.has(line) ? 'other' : 'same']}
                onChange={({ currentTarget: { value } }) => {
                  const next = new Set(others)
                  if (value === 'other') next.add(line)
                  else next.delete(line)
                  onChoose(next)
                }}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

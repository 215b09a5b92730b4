import { groupedBySentence } from '#shared/imported-report.ts'

type SaidLinesProps = { said: readonly { line: number; sentences: readonly string[] }[] }

/** Lines of the file named in a sentence; beyond, they are counted. */
const named = 12

/** Sentences about lines of the file, each once, with the numbers of its lines. */
export function SaidLines({ said }: SaidLinesProps) {
  return (
    <ul className="import-said">
      {groupedBySentence(said).map(({ sentence, lines }) => (
        <li key={sentence}>
          <span>{sentence}</span> <span className="mention figures">{sayLines(lines)}</span>
        </li>
      ))}
    </ul>
  )
}

function sayLines(lines: readonly number[]) {
  const first = lines.slice(0, named).join(', ')
  const more = lines.length > named ? ` et ${lines.length - named} autres` : ''
  return `${lines.length === 1 ? 'Ligne' : 'Lignes'} ${first}${more}`
}

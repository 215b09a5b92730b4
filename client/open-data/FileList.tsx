import { sayDay } from '#shared/speech.ts'
import { sayBytes } from './say-bytes.ts'

type Offered = { name: string; address: string; bytes: number; on: string }

/** Files to take away: what each is, how long, how recent; its address never changes. */
export function FileList({ files }: { files: readonly Offered[] }) {
  return (
    <ul className="open-data-files">
      {files.map(({ name, address, bytes, on }) => (
        <li key={name}>
          <a href={address} download>
            {titles[name] ?? name}
          </a>
          <span>
            {sayBytes(bytes)}, données au {sayDay(on, 'fr', 'without weekday')}
          </span>
          <code>{address}</code>
        </li>
      ))}
    </ul>
  )
}

const titles: Record<string, string> = {
  'lieux.csv': 'Lieux, CSV',
  'lieux.json': 'Lieux, JSON',
  'chiffres.csv': 'Chiffres, CSV',
  'chiffres.json': 'Chiffres, JSON',
  'chiffres-schema.json': 'Dictionnaire des chiffres, Table Schema',
}

import { useEffect, useState } from 'react'
import { handFile } from '../hand-file.ts'
import { useToday } from '../today.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { plural } from '../ui/lang.ts'
import { fileOf } from './entry-words.ts'
import { laptopHere } from './laptop.ts'
import { type LeftHere as Left, leftIn } from './left-here.ts'

/** Before signing in: what this browser still holds, and the way to take one's own away if one cannot sign in any more. */
export function LeftHere() {
  const { today } = useToday()
  const [left, setLeft] = useState<Left | null>(null)
  useEffect(() => {
    void laptopHere().then(async (laptop) => laptop && setLeft(await leftIn(laptop.chest)))
  }, [])
  if (!left) return null
  const { count, name, entries } = left
  const others = count - entries.length
  return (
    <Alert
      tone="info"
      title={`${plural('fr', count, 'envoi attend', 'envois attendent')} sur cet ordinateur`}
    >
      {name !== null && (
        <>
          <p>
            {`${name}, connectez-vous\u00a0: ${entries.length > 1 ? 'ils partiront' : 'il partira'} aussitôt. Si votre compte est fermé, gardez-en une copie.`}
          </p>
          <Button type="button" look="secondary" onClick={() => handFile(fileOf(entries, today))}>
            Exporter dans un fichier
          </Button>
        </>
      )}
      {others > 0 && (
        <p>
          {name === null ? 'Chiffré' : 'Le reste, chiffré'}
          {', partira quand la personne qui l’a noté se connectera ici. Personne d’autre ne peut le lire.'}
        </p>
      )}
    </Alert>
  )
}

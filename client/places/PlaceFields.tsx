import { CommuneField } from '../territories/CommuneField.tsx'
import { TextField } from '../ui/Field.tsx'

type PlaceFieldsProps = {
  /** Before each id and name, where a page asks about several things. */
  prefix?: string
  mistakes: Record<string, string | undefined>
  known?: { name: string; address: string; postalCode: string; phone: string } | undefined
  commune: { code: string | null; name?: string | null }
  onCommune: (code: string | null) => void
}

/** What everybody reads of a place: how it is called, where it is, whom to call. */
export function PlaceFields({ prefix = '', mistakes, known, commune, onCommune }: PlaceFieldsProps) {
  const id = (name: string) => prefix + name
  return (
    <>
      <TextField
        id={id('name')}
        name={id('name')}
        label="Nom du lieu"
        hint="Par exemple Médiathèque de Gramat"
        defaultValue={known?.name}
        maxLength={120}
        error={mistakes[id('name')]}
      />
      <TextField
        id={id('address')}
        name={id('address')}
        label="Adresse"
        hint="Numéro et rue"
        defaultValue={known?.address}
        maxLength={160}
        error={mistakes[id('address')]}
      />
      <TextField
        id={id('postalCode')}
        name={id('postalCode')}
        label="Code postal"
        inputMode="numeric"
        defaultValue={known?.postalCode}
        maxLength={5}
        error={mistakes[id('postalCode')]}
      />
      <CommuneField
        id={id('communeCode')}
        label="Commune"
        code={commune.code}
        name={commune.name}
        onCode={onCommune}
        error={mistakes[id('communeCode')]}
      />
      <TextField
        id={id('phone')}
        name={id('phone')}
        label="Téléphone"
        hint="Celui que les gens appellent quand aucune heure ne convient"
        type="tel"
        defaultValue={known?.phone}
        error={mistakes[id('phone')]}
      />
    </>
  )
}

/** What to say when an answer about a place is missing or not understood. */
export const placeSentences = {
  name: 'Écrivez le nom du lieu.',
  address: 'Écrivez l’adresse du lieu.',
  postalCode: 'Écrivez les cinq chiffres du code postal.',
  communeCode: 'Choisissez la commune dans la liste.',
  phone: 'Écrivez un numéro à dix chiffres, par exemple 05 65 00 00 00.',
}

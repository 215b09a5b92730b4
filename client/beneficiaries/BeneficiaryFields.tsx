import { masked } from '#shared/note-guard.ts'
import { type Gender, genderLabels, genders, type Status, statuses, statusLabels } from '#shared/profile.ts'
import { GuardedNote } from '../GuardedNote.tsx'
import { CommuneField } from '../territories/CommuneField.tsx'
import { Checkbox, Segmented } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { TextField } from '../ui/Field.tsx'
import type { Told } from './told.ts'

export type Telling = {
  told: Told
  tell: (changed: Partial<Told>) => void
  mistakes: Partial<Record<keyof typeof beneficiarySentences, string>>
}

/** What to say of each answer that is missing or not understood, by its path in the request. */
export const beneficiarySentences = {
  'beneficiary.firstName': 'Écrivez le prénom.',
  'beneficiary.lastName': 'Écrivez le nom.',
  'beneficiary.birthYear': 'Écrivez une année sur quatre chiffres, par exemple 1956.',
  'beneficiary.phone': 'Écrivez un numéro français à dix chiffres, ou rien.',
  'beneficiary.hasNoPhone': 'Gardez le numéro, ou dites qu’il n’y en a pas.',
  'beneficiary.email': 'Écrivez une adresse comme nom@exemple.fr, ou rien.',
  'beneficiary.communeCode': 'Choisissez la commune dans la liste.',
  'beneficiary.notes': 'Raccourcissez la note\u00a0: 500\u00a0caractères au plus.',
}

/** The two names, which are enough. */
export function NameFields({ told, tell, mistakes }: Telling) {
  const field = (name: 'firstName' | 'lastName') => ({
    id: `beneficiary.${name}`,
    value: told[name],
    maxLength: 80,
    autoComplete: 'off',
    error: mistakes[`beneficiary.${name}`],
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) => tell({ [name]: value }),
  })
  return (
    <div className="beneficiary-names">
      <TextField label="Prénom" {...field('firstName')} />
      <TextField label="Nom" {...field('lastName')} />
    </div>
  )
}

/** What helps to find them again and to count them; all of it may wait. */
export function MoreFields({
  told,
  tell,
  mistakes,
  open,
  communeName,
}: Telling & { open: boolean; communeName: string | null }) {
  const field = (name: 'birthYear' | 'phone' | 'email') => ({
    id: `beneficiary.${name}`,
    value: told[name],
    autoComplete: 'off',
    error: mistakes[`beneficiary.${name}`],
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) => tell({ [name]: value }),
  })
  return (
    <Disclosure title="Contact, profil et note (facultatif)" open={open}>
      <div className="beneficiary-more">
        <TextField label="Téléphone" type="tel" disabled={told.hasNoPhone} {...field('phone')} />
        <Checkbox
          id="beneficiary.hasNoPhone"
          label="N’a pas de téléphone"
          error={mistakes['beneficiary.hasNoPhone']}
          checked={told.hasNoPhone}
          onChange={({ currentTarget: { checked } }) =>
            tell({ hasNoPhone: checked, ...(checked && { phone: '' }) })
          }
        />
        <TextField label="Adresse électronique" type="email" {...field('email')} />
        <TextField
          label="Année de naissance"
          hint="Par exemple 1956"
          inputMode="numeric"
          maxLength={4}
          {...field('birthYear')}
        />
        <CommuneField
          id="beneficiary.communeCode"
          label="Commune"
          error={mistakes['beneficiary.communeCode']}
          code={told.communeCode}
          name={communeName}
          onCode={(communeCode) => tell({ communeCode })}
        />
        <Segmented
          legend="Genre"
          choices={[...genders.map((value) => ({ value, label: genderLabels[value] })), unsaid]}
          values={[told.gender ?? '']}
          onChange={({ currentTarget: { value } }) => tell({ gender: (value || null) as Gender | null })}
        />
        <Segmented
          legend="Situation"
          choices={[...statuses.map((value) => ({ value, label: statusLabels[value] })), unsaid]}
          values={[told.status ?? '']}
          onChange={({ currentTarget: { value } }) => tell({ status: (value || null) as Status | null })}
        />
        <GuardedNote
          id="beneficiary.notes"
          confirmId="noteConfirmed"
          maxLength={500}
          error={mistakes['beneficiary.notes']}
          note={told.notes}
          onNote={(notes) => tell({ notes, noteConfirmed: false })}
          onMask={() => tell({ notes: masked(told.notes) })}
          isConfirmed={told.noteConfirmed}
          onConfirm={(noteConfirmed) => tell({ noteConfirmed })}
        />
      </div>
    </Disclosure>
  )
}

const unsaid = { value: '' as const, label: 'Non communiqué' }

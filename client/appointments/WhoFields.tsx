import { useQuery } from '@tanstack/react-query'
import { sayPhone } from '#shared/speech.ts'
import { searchable } from '#shared/territories.ts'
import { useTRPC } from '../trpc.ts'
import { TextField } from '../ui/Field.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Row } from '../ui/Stack.tsx'
import { type BookForMistakes, type BookForTold, type Known, sayReach } from './book-for-told.ts'
import { nameOf } from './name-of.ts'

type FieldsProps = {
  told: BookForTold
  tell: (changed: Partial<BookForTold>) => void
  mistakes: BookForMistakes
}

/** Somebody one knows, from the first letters of any of their names; or somebody new, typed as they say it. */
export function WhoFields({ told, tell, mistakes }: FieldsProps) {
  const known = useQuery(useTRPC().appointments.peopleKnown.queryOptions())
  const isNew = told.lastName === ''
  const options = isNew ? matching(known.data ?? [], told.firstName) : []
  const field = (name: 'lastName' | 'phone') => ({
    id: name,
    value: told[name],
    error: mistakes[name],
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => tell({ [name]: value }),
  })
  return (
    <>
      <Row className="book-for-pair">
        <SearchBox
          label="Prénom"
          id="firstName"
          error={mistakes.firstName}
          text={told.firstName}
          onText={(firstName) => tell({ firstName })}
          pending={options.length === 0}
          options={options.map((person) => ({
            ...person,
            label: nameOf(person),
            detail: person.phone === null ? undefined : sayPhone(person.phone),
          }))}
          onChoose={({ firstName, lastName, phone, email, language }) =>
            tell({
              firstName: firstName ?? '',
              lastName: lastName ?? '',
              phone: phone ?? '',
              email: email ?? '',
              language,
            })
          }
        />
        <TextField label="Nom" maxLength={60} {...field('lastName')} />
      </Row>
      <TextField
        label="Téléphone"
        hint={sayReach(told)}
        type="tel"
        inputMode="tel"
        maxLength={30}
        {...field('phone')}
      />
    </>
  )
}

/** Whose first or last name begins so. */
function matching(people: readonly Known[], typed: string) {
  const begun = searchable(typed)
  if (begun === '') return []
  return people
    .filter((person) =>
      [person.firstName, person.lastName, nameOf(person)].some((name) =>
        searchable(name ?? '').startsWith(begun),
      ),
    )
    .slice(0, 5)
}

import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { finderOf } from '#shared/find-beneficiaries.ts'
import { Title } from '../Title.tsx'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { EmptyState } from '../ui/Card.tsx'
import { TextField } from '../ui/Field.tsx'
import { plural } from '../ui/lang.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { ShowMore } from '../ui/ShowMore.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { BeneficiaryDialog } from './BeneficiaryDialog.tsx'
import { detailsOf, type Followed, nameOf, useFollowed } from './followed.ts'
import { usePairs } from './told-apart.ts'
import { namesIn, type Told } from './told.ts'
import './beneficiaries.css'

/** Whom one follows, found as one types. What is typed is a name: it stays out of the address. */
export function BeneficiariesPage() {
  const followed = useFollowed()
  const [adding, setAdding] = useState<Pick<Told, 'firstName' | 'lastName'> | null>(null)
  const people = followed.data
  return (
    <Stack>
      <Title>Bénéficiaires</Title>
      <PageHead
        title="Bénéficiaires"
        lead="Les personnes que vous suivez. Personne d’autre ne voit leurs fiches, sauf un collègue avec qui vous les partagez."
      >
        <Button type="button" onClick={() => setAdding(namesIn(''))}>
          Ajouter une personne
        </Button>
      </PageHead>
      <p>
        <RouteLink to="/beneficiaires/importer">Importer depuis un tableur</RouteLink>
      </p>
      {followed.error && <Alert tone="error">{sayFailure(followed.error)}</Alert>}
      {followed.isPending && <Skeleton lines={8} />}
      {people?.length === 0 && (
        <EmptyState title="Vous ne suivez encore personne">
          <p>
            Ajoutez celles qui reviennent, avec leur accord, pour retrouver leur contact et vos notes. Un
            prénom et un nom suffisent.
          </p>
        </EmptyState>
      )}
      {people && people.length > 0 && <Search people={people} onAdd={setAdding} />}
      {adding && <BeneficiaryDialog names={adding} onClose={() => setAdding(null)} />}
    </Stack>
  )
}

const lines = 60

type SearchProps = { people: Followed[]; onAdd: (names: Pick<Told, 'firstName' | 'lastName'>) => void }

function Search({ people, onAdd }: SearchProps) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(lines)
  const wanted = useDeferredValue(typed)
  const find = useMemo(() => finderOf(people), [people])
  const found = wanted.trim() === '' ? people : find(wanted)
  const openFirst = () => {
    const [first] = typed.trim() === '' ? [] : find(typed)
    if (first) void navigate({ to: '/beneficiaires/$id', params: { id: first.id } })
  }
  return (
    <>
      <search className="beneficiaries-search">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            openFirst()
          }}
        >
          <TextField
            label="Rechercher"
            hint="Un nom même mal écrit, un téléphone ou une adresse électronique. Entrée ouvre la première fiche."
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value)
              setMost(lines)
            }}
          />
        </form>
      </search>
      <div className="beneficiaries-count">
        <output className="mention figures">{plural('fr', found.length, 'personne', 'personnes')}</output>
        <Doubles people={people} />
      </div>
      {found.length === 0 ? (
        <EmptyState title="Personne ne correspond">
          <p>Vérifiez l’orthographe, essayez le nom seul, ou ajoutez cette personne.</p>
          <Button type="button" look="secondary" onClick={() => onAdd(namesIn(typed))}>
            Ajouter cette personne
          </Button>
        </EmptyState>
      ) : (
        <ul className="beneficiaries">
          {found.slice(0, most).map((person) => (
            <li key={person.id}>
              <RouteLink to="/beneficiaires/$id" params={{ id: person.id }}>
                {nameOf(person)}
              </RouteLink>
              <span className="mention">
                {[...detailsOf(person), person.isMine ? null : 'partagée avec vous']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ShowMore
        shown={Math.min(most, found.length)}
        total={found.length}
        onMore={() => setMost((before) => before + lines)}
      />
    </>
  )
}

function Doubles({ people }: { people: Followed[] }) {
  const pairs = usePairs(people)?.length ?? 0
  if (pairs === 0) return null
  return (
    <RouteLink to="/beneficiaires/doublons">
      {plural('fr', pairs, 'doublon possible', 'doublons possibles')}
    </RouteLink>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { BeneficiaryInput } from '#shared/beneficiaries.ts'
import { finderOf, type Ground } from '#shared/imported-ground.ts'
import { doublesIn, type PeopleSheet, type PersonRead, readPerson } from '#shared/imported-people.ts'
import type { Followed } from '../beneficiaries/followed.ts'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'
import { Row } from '../ui/Stack.tsx'
import { Doubles } from './Doubles.tsx'
import { HeardHeading } from './HeardHeading.tsx'
import { PeoplePreview } from './PeoplePreview.tsx'
import { SaidLines } from './SaidLines.tsx'
import { useUndoImport } from './use-undo-import.ts'

type SheetPeopleProps = { sheet: PeopleSheet; ground: Ground; followed: readonly Followed[] }

/** The people of a file, those who may be followed already, and the act of bringing the others. */
export function SheetPeople({ sheet, ground, followed }: SheetPeopleProps) {
  const read = useMemo(() => {
    const find = finderOf(ground)
    return sheet.lines.map((line) => readPerson(sheet, line, uuidv7(), ground, find))
  }, [sheet, ground])
  const [before] = useState(followed)
  const doubles = useMemo(() => doublesIn(read, before), [read, before])
  const [others, setOthers] = useState<ReadonlySet<number>>(new Set())
  const [isRead, setRead] = useState(false)
  const { add, importId } = useAddPeople()

  const refused = read.filter(({ beneficiary }) => !beneficiary)
  const chosen = read.filter(
    ({ beneficiary, line }) => beneficiary && (!doubles.has(line) || others.has(line)),
  )
  const delicate = chosen.filter(({ hasDelicateNote }) => hasDelicateNote)
  const remarked = chosen.filter(({ remarks }) => remarks.length > 0)
  if (add.data) return <Added added={add.data.added} importId={importId} />
  return (
    <>
      <output className="import-counts figures">
        <strong>{plural('fr', chosen.length, 'personne à ajouter', 'personnes à ajouter')}</strong>
        {doubles.size > 0 && <> · {plural('fr', doubles.size, 'doublon possible', 'doublons possibles')}</>}
        {refused.length > 0 && <> · {plural('fr', refused.length, 'ligne refusée', 'lignes refusées')}</>}
      </output>
      {doubles.size > 0 && <Doubles read={read} doubles={doubles} others={others} onChoose={setOthers} />}
      {chosen.length > 0 && <PeoplePreview people={chosen} ground={ground} />}
      {refused.length > 0 && (
        <Disclosure title={plural('fr', refused.length, 'ligne refusée', 'lignes refusées')} open>
          <SaidLines said={refused.map(({ line, refusals }) => ({ line, sentences: refusals }))} />
        </Disclosure>
      )}
      {remarked.length > 0 && (
        <Disclosure title={plural('fr', remarked.length, 'remarque', 'remarques')} open>
          <SaidLines said={remarked.map(({ line, remarks }) => ({ line, sentences: remarks }))} />
        </Disclosure>
      )}
      {delicate.length > 0 && (
        <Checkbox
          label={`Garder aussi ${plural('fr', delicate.length, 'note qui semble', 'notes qui semblent')} parler de santé, de justice ou de convictions`}
          hint="La personne peut lire ces notes. Ne cochez que si vous les avez relues."
          checked={isRead}
          onChange={({ currentTarget: { checked } }) => setRead(checked)}
        />
      )}
      {add.error && (
        <Alert tone="error" appears>
          {`${sayFailure(add.error)} Personne n’a été ajouté.`}
        </Alert>
      )}
      <div>
        <Button
          type="button"
          busy={add.isPending}
          disabled={chosen.length === 0}
          onClick={() => add.mutate({ importId, people: chosen.flatMap((each) => told(each, isRead)) })}
        >
          {chosen.length === 0
            ? 'Personne à ajouter'
            : `Ajouter ${plural('fr', chosen.length, 'personne', 'personnes')}`}
        </Button>
      </div>
    </>
  )
}

function useAddPeople() {
  const trpc = useTRPC()
  const memory = useQueryClient()
  const [importId] = useState(uuidv7)
  const add = useMutation(
    trpc.imports.addPeople.mutationOptions({ onSuccess: () => void memory.invalidateQueries() }),
  )
  return { add, importId }
}

/** A delicate note that nobody read again stays in the file. */
function told({ beneficiary, hasDelicateNote }: PersonRead, isRead: boolean) {
  if (!beneficiary) return []
  const kept: BeneficiaryInput = hasDelicateNote && !isRead ? { ...beneficiary, notes: '' } : beneficiary
  return [{ beneficiary: kept, noteConfirmed: hasDelicateNote && isRead }]
}

function Added({ added, importId }: { added: number; importId: string }) {
  const { undo, isUndoing, said, failure } = useUndoImport()
  return (
    <div className="import-bringing">
      <HeardHeading>C’est fait</HeardHeading>
      <Alert tone="success" appears>
        {`${plural('fr', added, 'personne ajoutée', 'personnes ajoutées')} à celles que vous suivez.`}
      </Alert>
      <Row>
        <ButtonLink to="/beneficiaires">Voir mes bénéficiaires</ButtonLink>
        {said === '' && (
          <Button type="button" look="secondary" busy={isUndoing} onClick={() => void undo(importId)}>
            Annuler cet import
          </Button>
        )}
      </Row>
      <output>{said}</output>
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
    </div>
  )
}

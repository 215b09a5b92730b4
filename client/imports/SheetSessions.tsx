import { useState } from 'react'
import type { Sheet } from '#shared/imported-columns.ts'
import { type Choices, type Ground, noChoices } from '#shared/imported-ground.ts'
import type { Read } from '#shared/imported-read.ts'
import { othersIn, questionsIn, unsaidIn } from '#shared/imported-report.ts'
import { sayDay } from '#shared/speech.ts'
import { sayFailure } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { plural } from '../ui/lang.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { BringingSessions } from './BringingSessions.tsx'
import type { SeenBefore } from './BroughtReport.tsx'
import { Questions } from './Questions.tsx'
import { SaidLines } from './SaidLines.tsx'
import { SessionsPreview } from './SessionsPreview.tsx'
import { UnknownTags } from './UnknownTags.tsx'
import { UnsaidWords } from './UnsaidWords.tsx'
import { useBring } from './use-bring.ts'
import { useKnown } from './use-known.ts'
import { useReading } from './use-reading.ts'

type SheetSessionsProps = { sheet: Sheet; ground: Ground }

/** What a file becomes, what it leaves to be chosen, and the act of bringing it. */
export function SheetSessions({ sheet, ground }: SheetSessionsProps) {
  const [before, setBefore] = useState<SeenBefore | null>(null)
  const [choices, setChoices] = useState<Choices>(noChoices)
  const read = useReading(sheet, ground, choices)
  const known = useKnown(sheet.source, read)
  const bring = useBring()
  const isKnown = ({ group }: Read) => group.keys.some((key) => known.keys?.has(key))
  const all = questionsIn((read ?? []).filter((each) => !isKnown(each)))
  const questions = all.filter(({ asked }) => asked.what !== 'tag')
  const unknownTags = all.flatMap(({ asked }) => (asked.what === 'tag' ? [asked.said] : []))
  if (!read) return <Skeleton lines={6} />
  const there = read.filter(isKnown)
  const fresh = read.filter((each) => each.session && !isKnown(each))
  const refused = read.filter(({ session }) => !session)
  if (before) return <BringingSessions bring={bring} before={before} onForgotten={() => setBefore(null)} />
  const begin = () => {
    setBefore({
      there: there.length,
      refused: refused.map(lineAnd('refusals')),
      others: othersIn(fresh),
      unsaid: unsaidIn(fresh),
    })
    bring.begin(sheet.source, fresh)
  }
  const remarked = fresh.filter(({ remarks }) => remarks.length > 0)
  return (
    <>
      {known.error && <Alert tone="error">{sayFailure(known.error)}</Alert>}
      <Counts fresh={fresh} there={there.length} refused={refused.length} />
      {questions.length > 0 && (
        <div>
          <h3>À préciser</h3>
          <p>Ces mots du fichier ne sont pas les nôtres. Un choix vaut pour toutes leurs séances.</p>
          <Questions questions={questions} ground={ground} choices={choices} onChoose={setChoices} />
        </div>
      )}
      {unknownTags.length > 0 && <UnknownTags names={unknownTags} />}
      {hasNotes(sheet) && <NotesChoices choices={choices} onChoose={setChoices} />}
      {fresh.length > 0 && <SessionsPreview read={fresh} ground={ground} />}
      <UnsaidWords unsaid={unsaidIn(fresh)} />
      {refused.length > 0 && (
        <Disclosure
          title={`${plural('fr', refused.length, 'séance ne peut', 'séances ne peuvent')} être importées`}
          open
        >
          <SaidLines said={refused.map(lineAnd('refusals'))} />
        </Disclosure>
      )}
      {remarked.length > 0 && (
        <Disclosure title={`${plural('fr', remarked.length, 'remarque', 'remarques')}`}>
          <SaidLines said={remarked.map(lineAnd('remarks'))} />
        </Disclosure>
      )}
      <div>
        <Button type="button" busy={known.keys === null} disabled={fresh.length === 0} onClick={begin}>
          {fresh.length === 0
            ? 'Rien à importer'
            : `Importer ${plural('fr', fresh.length, 'séance', 'séances')}`}
        </Button>
      </div>
    </>
  )
}

const lineAnd = (what: 'refusals' | 'remarks') => (read: Read) => ({
  line: read.group.lines[0]?.number ?? 0,
  sentences: read[what],
})

const hasNotes = ({ source, columns, headings }: Sheet) =>
  source === 'permanence' ? headings.includes('Notes') : columns.includes('notes')

function Counts({ fresh, there, refused }: { fresh: readonly Read[]; there: number; refused: number }) {
  const days = fresh.flatMap(({ session }) => session?.day ?? []).toSorted()
  const people = fresh.reduce((sum, { session }) => sum + (session?.participants ?? 0), 0)
  const [first, last] = [days[0], days.at(-1)]
  return (
    <output className="import-counts figures">
      <strong>{plural('fr', fresh.length, 'nouvelle séance', 'nouvelles séances')}</strong>
      {first && last && (
        <>
          , {plural('fr', people, 'accompagnement', 'accompagnements')}, du {sayDay(first, 'fr')} au{' '}
          {sayDay(last, 'fr')}
        </>
      )}
      {there > 0 && <> · {plural('fr', there, 'déjà connue', 'déjà connues')}</>}
      {refused > 0 && <> · {plural('fr', refused, 'refusée', 'refusées')}</>}
    </output>
  )
}

function NotesChoices({ choices, onChoose }: { choices: Choices; onChoose: (choices: Choices) => void }) {
  return (
    <div className="import-notes">
      <Checkbox
        label="Reprendre les notes"
        hint="Une note qui contient un numéro de sécurité sociale, de compte, de carte ou un mot de passe reste toujours dans le fichier."
        checked={choices.notes}
        onChange={({ currentTarget: { checked } }) =>
          onChoose({ ...choices, notes: checked, delicateNotes: checked && choices.delicateNotes })
        }
      />
      {choices.notes && (
        <Checkbox
          label="Y compris celles qui semblent parler de santé, de justice ou de convictions"
          hint="La personne peut lire ces notes. Ne cochez que si vous les avez relues."
          checked={choices.delicateNotes}
          onChange={({ currentTarget: { checked } }) => onChoose({ ...choices, delicateNotes: checked })}
        />
      )}
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useBlocker, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ClipboardEvent, type FormEvent } from 'react'
import { mostAtOnce } from '#shared/journal.ts'
import type { SessionInput } from '#shared/session-input.ts'
import { sayDuration } from '#shared/speech.ts'
import { topicTable } from '#shared/themes.ts'
import { DraftOffer } from '../offline/DraftOffer.tsx'
import { useEntries } from '../offline/use-outbox.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { announce } from '../ui/announcements.ts'
import { Button } from '../ui/Button.tsx'
import { plural } from '../ui/lang.ts'
import { Key, PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Stack } from '../ui/Stack.tsx'
import { cellId, columnOfCell, lineOfCell, type Read } from './batch-cells.ts'
import { type Column, columnLabels, isBlank, newLine, noHead, readLine } from './batch-lines.ts'
import { BatchHead, headCommuneId, headPlaceId } from './BatchHead.tsx'
import { BatchTable } from './BatchTable.tsx'
import type { Usual } from './first-told.ts'
import { type Pasted, readPasted } from './paste-lines.ts'
import { typedAgain } from './typed-again.ts'
import { useBatch, useSaveBatch } from './use-batch.ts'
import './batch.css'
import './batch-cards.css'

/** « Noter une matinée »: a table where walk-ins are typed one per line, or pasted, and saved together. */
export function BatchPage() {
  const { envoi } = useSearch({ from: '/staff/noter/matinee' })
  const entry = useEntries().find(({ id }) => id === envoi)
  const unsent = entry?.verb === 'sessions.recordAll' ? entry.input.sessions : undefined
  const { today } = useToday()
  const trpc = useTRPC()
  const usual = useQuery(trpc.sessions.usual.queryOptions({ day: today }))
  return (
    <Stack gap="medium" className="batch-page">
      <Title>Noter une matinée</Title>
      <PageHead title="Noter une matinée" lead="Une ligne par personne, tapée ou collée depuis un tableur" />
      {usual.data ? (
        <BatchForm key={envoi} usual={usual.data} unsent={unsent} envoi={envoi} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Stack>
  )
}

type FormProps = { usual: Usual; unsent: readonly SessionInput[] | undefined; envoi: string | undefined }

/** @param unsent what the outbox holds under `envoi`, typed again as it was */
function BatchForm({ usual, unsent, envoi }: FormProps) {
  const { today } = useToday()
  const { batch, change, left } = useBatch(
    {
      ...(unsent
        ? typedAgain(unsent)
        : { head: { ...noHead, day: today, placeId: usual.placeId }, lines: [] }),
      minutes: String(usual.minutes ?? 30),
    },
    envoi,
  )
  const { save, saving, failure } = useSaveBatch(batch, change, envoi)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const wanted = useRef<string>(null)
  const { head, lines } = batch
  const read = lines.map((line) => ({ line, ...readLine(line, head, usual.topics) }))
  const told = read.filter(({ line }) => !isBlank(line))
  const isBegun = told.length > 0
  /* Another page of the house finds the lines again; the browser itself would lose them. */
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: isBegun })

  useEffect(() => {
    if (wanted.current === null) return
    document.getElementById(wanted.current)?.focus()
    wanted.current = null
  })
  const [firstCell] = useState(() => cellId(lines.at(-1)?.id ?? '', 'topics'))
  useEffect(() => {
    if (!window.matchMedia('(pointer: coarse)').matches) document.getElementById(firstCell)?.focus()
  }, [firstCell])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (saving) return
    change({ does: 'check', ids: told.map(({ line }) => line.id) })
    const good = told.filter(({ line, mistakes }) => {
      const { line: refused, ...others } = mistakes
      return Object.keys(others).length === 0 && (refused === undefined || line.refusal !== null)
    })
    const [wrong] = told.filter((each) => !good.includes(each))
    if (wrong) wanted.current = missingAbove(wrong) ?? cellId(wrong.line.id, firstMistake(wrong.mistakes))
    if (good.length > 0) await save(good.map((each) => each.told))
  }

  const paste = (event: ClipboardEvent) => {
    const cell = (event.target as Element).id
    const found = readPasted(event.clipboardData.getData('text/plain'), columnOfCell(cell) ?? 'minutes')
    if (!found) return
    event.preventDefault()
    const at = lines.findIndex(({ id }) => id === lineOfCell(cell))
    const here = lines[at]
    const room = mostAtOnce - lines.filter((line) => !isBlank(line)).length
    const added = found.lines.slice(0, room).map((cells) => ({
      ...newLine({ minutes: batch.minutes, ...cells }),
      isChecked: true,
    }))
    if (here && isBlank(here)) change({ does: 'remove', ids: [here.id] })
    change({ does: 'insert', at: here && !isBlank(here) ? at + 1 : Math.max(0, at), lines: added })
    setPasted(found)
    wanted.current = cellId(added[0]?.id ?? '', 'topics')
    const message = `${plural('fr', added.length, 'ligne collée', 'lignes collées')}.`
    const rest = found.lines.length - added.length
    announce({
      message: rest === 0 ? message : `${message} ${tooMany(rest)}`,
      undo: () => {
        change({ does: 'remove', ids: added.map(({ id }) => id) })
        setPasted(null)
      },
    })
  }

  return (
    <form className="batch" noValidate onSubmit={(event) => void submit(event)} onPaste={paste}>
      <DraftOffer begun={left} />
      <BatchHead
        head={head}
        told={told}
        usual={usual}
        onHead={(changed) => change({ does: 'head', head: changed })}
      />
      <Habits usual={usual} />
      {pasted && <Taken pasted={pasted} />}
      <BatchTable
        day={head.day}
        read={read}
        habits={usual.topics}
        change={change}
        onWanted={(cell) => (wanted.current = cell)}
      />
      {failure !== null && (
        <Alert tone="error" appears>
          {sayFailure(failure)}
        </Alert>
      )}
      <div className="batch-acts">
        <Button type="submit" busy={saving}>
          {isBegun
            ? `Enregistrer ${plural('fr', told.length, 'accompagnement', 'accompagnements')}`
            : 'Enregistrer'}
        </Button>
        {isBegun && (
          <span className="figures" aria-live="polite">
            {sayDuration(
              told.reduce((sum, each) => sum + each.told.minutes, 0),
              'fr',
            )}
          </span>
        )}
        <span className="mention batch-keys" aria-hidden="true">
          <Key>Entrée</Key> ligne suivante · <Key>Ctrl</Key> <Key>D</Key> comme au-dessus · <Key>Ctrl</Key>{' '}
          <Key>Entrée</Key> enregistrer
        </span>
      </div>
    </form>
  )
}

/** One key each: the person's own thématiques, the most used first. */
function Habits({ usual }: { usual: Usual }) {
  const some = usual.topics.slice(0, 9)
  if (some.length === 0) return null
  return (
    <div className="batch-habits">
      <p id="batch-habits">Une touche pour vos thématiques les plus fréquentes</p>
      <ol aria-labelledby="batch-habits">
        {some.map((topic, at) => (
          <li key={topic}>
            <Key>{String(at + 1)}</Key> {topicTable[topic].label}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What each column that was pasted was taken for. */
const Taken = ({ pasted: { taken } }: { pasted: Pasted }) => (
  <output className="mention">
    Colonnes collées{'\u00a0: '}
    {taken
      .map(({ heading, column }, at) => {
        const name = heading ? `«\u00a0${heading}\u00a0»` : `colonne ${at + 1}`
        return column ? `${name} → ${columnLabels[column]}` : `${name} laissée de côté`
      })
      .join(' · ')}
  </output>
)

const tooMany = (rest: number) =>
  `${plural('fr', rest, 'ligne de plus attend', 'lignes de plus attendent')}\u00a0: enregistrez celles-ci d’abord.`

/** What only the head of the table can say. */
function missingAbove({ mistakes, told: { channel, placeId, communeCode } }: Read): string | null {
  if (Object.keys(mistakes).some((field) => field !== 'line')) return null
  if (channel === 'home' || channel === 'other') return communeCode === null ? headCommuneId : null
  return placeId === null ? headPlaceId : null
}

const firstMistake = (mistakes: Partial<Record<string, string>>): Column | 'noteConfirmed' =>
  mistakes['line'] && Object.keys(mistakes).length === 1
    ? 'minutes'
    : (Object.keys(mistakes).find((name) => name !== 'line') as Column | 'noteConfirmed')

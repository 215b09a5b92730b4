import { useId, useState, type ReactNode } from 'react'
import { kindsSaid } from '#shared/filter-words.ts'
import { sayPeriod } from '#shared/periods.ts'
import { useAsked } from './asked.ts'
import { PeriodPanel } from './PeriodPanel.tsx'
import type { Dashboard } from './shown.ts'
import { TerritoryPanel } from './TerritoryPanel.tsx'
import { WhoPanel } from './WhoPanel.tsx'

type Part = 'territory' | 'period' | 'who' | 'filters'

/** « Lot · du 1er janvier au 22 novembre 2026 · toutes les structures »: a sentence whose parts one can edit. */
export function Sentence({ dashboard }: { dashboard: Dashboard | undefined }) {
  const { search, question, today, change } = useAsked()
  const [open, setOpen] = useState<Part>()
  const id = useId()
  const part = (name: Part, title: string, words: ReactNode) => (
    <button
      type="button"
      className="asked-part"
      aria-expanded={open === name}
      aria-controls={open === name ? id : undefined}
      title={title}
      onClick={() => setOpen(open === name ? undefined : name)}
    >
      {words}
    </button>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes, wherever the focus is inside
    <div className="asked" onKeyDown={({ key }) => key === 'Escape' && setOpen(undefined)}>
      <p className="asked-sentence">
        {part('territory', 'Changer de territoire', dashboard?.path.at(-1)?.name ?? 'Territoire')}
        {dot}
        {part('period', 'Changer de période', sayPeriod(question))}
        {dot}
        {part('who', 'Changer de structure, de lieu, de thème…', <Who dashboard={dashboard} />)}
        <span className="asked-filters">
          {dot}
          {part('filters', 'Ne compter que certaines séances', 'filtrer')}
        </span>
      </p>
      {open && (
        <section id={id} className="asked-panel" aria-label={panelNames[open]}>
          {open === 'territory' && <TerritoryPanel />}
          {open === 'period' && <PeriodPanel {...{ search, today, change }} period={question} beginning />}
          {(open === 'who' || open === 'filters') && <WhoPanel />}
        </section>
      )}
    </div>
  )
}

/** On a phone each part has a line of its own instead. */
const dot = <span className="asked-dot">{'\u00a0· '}</span>

const panelNames: Record<Part, string> = {
  territory: 'Territoire',
  period: 'Période',
  who: 'Structure, lieu, thème et public',
  filters: 'Structure, lieu, thème et public',
}

function Who({ dashboard }: { dashboard: Dashboard | undefined }) {
  const { question, there, choices } = useAsked()
  const structures = dashboard
    ? (dashboard.structures?.map(({ name }) => name) ?? [])
    : (choices?.structures ?? []).filter(({ id }) => id === there?.structureId).map(({ name }) => name)
  const who = structures.length > 0 ? structures.join(', ') : 'toutes les structures'
  return question.kind ? `${who}, ${kindsSaid[question.kind]}` : who
}

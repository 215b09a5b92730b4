import { useState } from 'react'
import { type Period, periodPresets } from '#shared/periods.ts'
import type { Day } from '#shared/time.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Choices.tsx'
import { TextField } from '../ui/Field.tsx'
import { Row, Stack } from '../ui/Stack.tsx'
import {
  type PeriodCode,
  periodCodes,
  type PeriodSearch,
  sinceTheBeginning,
} from '#shared/dashboard-search.ts'

type PeriodPanelProps = {
  search: PeriodSearch
  /** The days that the address asks for. */
  period: Period
  today: Day
  /** Whether all that was ever noted is offered too. */
  beginning?: boolean
  change: (changed: PeriodSearch) => Promise<void>
}

/** A period of the calendar in one touch, or any days. */
export function PeriodPanel({ search, period, today, beginning = false, change }: PeriodPanelProps) {
  const [days, setDays] = useState({ from: period.from, to: period.to })
  const isBackwards = days.from > days.to
  const chosen = search.du && search.au ? [] : [search.periode ?? 'annee']
  return (
    <Stack>
      <Segmented
        legend="Période"
        choices={[
          ...(Object.keys(periodCodes) as PeriodCode[]).map((code) => ({
            value: code,
            label: periodPresets[periodCodes[code]].label,
          })),
          ...(beginning ? [{ value: sinceTheBeginning, label: 'Depuis le début' } as const] : []),
        ]}
        values={chosen}
        onChange={({ currentTarget: { value } }) =>
          void change({ periode: value as PeriodSearch['periode'], du: undefined, au: undefined })
        }
      />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBackwards && days.from && days.to)
            void change({ periode: undefined, du: days.from, au: days.to })
        }}
      >
        <Row gap="medium" className="asked-days">
          <TextField
            type="date"
            label="Du"
            value={days.from}
            max={today}
            onChange={({ currentTarget: { value } }) => setDays({ ...days, from: value })}
          />
          <TextField
            type="date"
            label="Au"
            value={days.to}
            max={today}
            error={isBackwards ? 'Le dernier jour vient avant le premier.' : undefined}
            onChange={({ currentTarget: { value } }) => setDays({ ...days, to: value })}
          />
          <Button type="submit" look="secondary">
            Voir ces jours
          </Button>
        </Row>
      </form>
    </Stack>
  )
}

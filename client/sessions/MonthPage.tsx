import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { sayMonth } from '#shared/speech.ts'
import { addDays, lastDayOf, monthOf } from '#shared/time.ts'
import { useToday } from '../today.ts'
import { Title } from '../Title.tsx'
import { sayFailure, useTRPC } from '../trpc.ts'
import { Alert } from '../ui/Alert.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { capitalised } from '../ui/lang.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { Stack } from '../ui/Stack.tsx'
import { JournalTotals } from './JournalTotals.tsx'
import { MonthTable } from './MonthTable.tsx'

/** A month of the journal as a calendar: how many sessions and how long, day by day; a touch opens the day. */
export function MonthPage() {
  const { mois } = useSearch({ from: '/staff/journal/mois' })
  const { today } = useToday()
  const month = mois ?? monthOf(today)
  const [from, to] = [`${month}-01`, lastDayOf(month)]
  const [before, after] = [monthOf(addDays(from, -1)), monthOf(addDays(to, 1))]
  const said = capitalised(sayMonth(month, 'fr'))
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.sessions.journalDays.queryOptions({ from, to }))
  return (
    <Stack gap="medium">
      <Title>{`Journal, ${said}`}</Title>
      <PageHead title={said} lead="Vos accompagnements du mois">
        <ButtonLink look="secondary" to="/journal" search={{ du: from, au: to < today ? to : today }}>
          Voir la liste
        </ButtonLink>
      </PageHead>
      <nav aria-label="Autres mois" className="row row-small month-others">
        <ButtonLink look="quiet" to="/journal/mois" search={{ mois: before }} rel="prev">
          {capitalised(sayMonth(before, 'fr'))}
        </ButtonLink>
        {after <= monthOf(today) && (
          <ButtonLink look="quiet" to="/journal/mois" search={{ mois: after }} rel="next">
            {capitalised(sayMonth(after, 'fr'))}
          </ButtonLink>
        )}
      </nav>
      {error && <Alert tone="error">{sayFailure(error)}</Alert>}
      {data && <JournalTotals totals={data.totals} />}
      {!error && <MonthTable month={month} days={data?.days ?? []} today={today} />}
    </Stack>
  )
}

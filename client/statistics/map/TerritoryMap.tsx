import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sayPeriod } from '#shared/periods.ts'
import type { AnywhereQuestion } from '#shared/statistics.ts'
import { sayFailure, useTRPC } from '../../trpc.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Segmented } from '../../ui/Choices.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { capitalised } from '../../ui/lang.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useAsked } from '../asked.ts'
import { Definition } from '../Definition.tsx'
import { codeOf, type DashboardSearch } from '#shared/dashboard-search.ts'
import { type Dashboard, sayMoment } from '../shown.ts'
import type { TerritoriesAnswer } from '../Territories.tsx'
import { useFiltersSaid } from '../use-filters.ts'
import { leavingDepartement } from '../WayUp.tsx'
import { useContours } from './contours.ts'
import { InteractiveMap } from './InteractiveMap.tsx'
import { MapTable } from './MapTable.tsx'
import { type Measure, measureCodes, measures } from '#shared/map-measures.ts'
import { rowsOfDepartements, rowsOfPlaces, rowsOfTerritories } from '#shared/map-rows.ts'
import { areDiscs, mapTitle, type Show, showNames, showsAt, showWords } from '#shared/map-shows.ts'
import type { MapRow } from '#shared/map-scene.ts'
import './map.css'
import './map-around.css'

type TerritoryMapProps = { question: AnywhereQuestion; dashboard: Dashboard; territories: TerritoriesAnswer }

/**
 * Where help goes, drawn and listed: places as circles and, when their contours are loaded, territories in shades; of the country, a circle
 * for each département.
 */
export default function TerritoryMap({ question, dashboard, territories }: TerritoryMapProps) {
  const { search, change, zone, home } = useAsked()
  const [lit, setLit] = useState<string>()
  const filters = useFiltersSaid(dashboard)
  const departement = 'departement' in question ? question.departement : undefined
  const contours = useContours(departement)
  const here = dashboard.path.at(-1)
  const shows = showsAt(here?.level, contours)
  const show = shows.find((one) => one === search.carte) ?? shows[0]
  const answer = useRows(show, { question, level: here?.level, territories })
  const isOfDiscs = areDiscs(show)
  const offered = measureCodes.filter((code) => mayShow(measures[code], show))
  const code = offered.find((one) => one === search.indicateur) ?? 'seances'
  const measure: Measure = measures[code]
  if (!here || contours === undefined || show === undefined) return <Skeleton lines={8} />

  const searchOf = ({ level, code: codeThere }: Pick<MapRow, 'level' | 'code'>): DashboardSearch =>
    level === 'place'
      ? { ...search, lieu: codeThere }
      : {
          ...search,
          ...(level === 'departement' && leavingDepartement),
          territoire: codeOf({ ...(departement && { departement }), [level]: codeThere }, home),
        }
  return (
    <section aria-labelledby="map" className="map">
      <div className="map-head">
        <h2 id="map">La carte</h2>
        {shows.length > 1 && (
          <Segmented
            legend={<span className="heard-only">Ce que montre la carte</span>}
            choices={shows.map((value) => ({ value, label: showNames[value] }))}
            values={[show]}
            onChange={({ currentTarget: { value } }) => void change({ carte: value })}
          />
        )}
        <SelectField
          label="Indicateur"
          value={code}
          onChange={({ currentTarget: { value } }) => void change({ indicateur: value })}
        >
          {offered.map((value) => (
            <option key={value} value={value}>
              {measures[value].name}
            </option>
          ))}
        </SelectField>
        <Definition of={measure.definition}>Ce que veut dire ce chiffre</Definition>
      </div>
      {answer.error !== null && <Alert tone="error">{sayFailure(answer.error)}</Alert>}
      {answer.isPending && <Skeleton lines={8} />}
      {answer.rows && (
        <div className="map-beside">
          <InteractiveMap
            key={`${here.code} ${show}`}
            rows={answer.rows}
            isOfDiscs={isOfDiscs}
            measure={measure}
            contours={contours}
            within={here}
            title={mapTitle(here.name, measure, show)}
            mentions={[
              capitalised(sayPeriod(question)),
              `Données au ${sayMoment(dashboard.asOf, zone)}.`,
              ...filters,
            ]}
            {...{ lit, setLit, searchOf }}
          />
          <MapTable
            key={code}
            rows={answer.rows}
            isOfDiscs={isOfDiscs}
            measure={measure}
            caption={`${here.name}, ${showWords[show]}`}
            {...{ lit, setLit, searchOf }}
          />
        </div>
      )}
    </section>
  )
}

/** A place has no inhabitants and no communes; how many communes of each département are reached comes apart. */
const mayShow = (measure: Measure, show: Show | undefined) =>
  !measure.isOfTerritories ||
  (show !== 'lieux' && (show !== 'departements' || measure !== measures.couverture))

type RowsAsked = { question: AnywhereQuestion; level: string | undefined; territories: TerritoriesAnswer }
type Rows = { rows: MapRow[] | undefined; isPending: boolean; error: unknown }

/** What the map shows, from the answer that the page already has where it has it. */
function useRows(show: Show | undefined, { question, level, territories }: RowsAsked): Rows {
  const trpc = useTRPC()
  const isBelow = show === 'epci' || (show === 'communes' && level === 'epci')
  const there = 'departement' in question ? question : null
  const communes = useQuery(
    trpc.statistics.communes.queryOptions(there ?? skipToken, { enabled: show === 'communes' && !isBelow }),
  )
  const places = useQuery(
    trpc.statistics.places.queryOptions(there ?? skipToken, { enabled: show === 'lieux' }),
  )
  if (show === 'lieux')
    return {
      rows: places.data && rowsOfPlaces(places.data),
      isPending: places.isPending,
      error: places.error,
    }
  if (show === 'departements')
    return { ...territories, rows: territories.data && rowsOfDepartements(territories.data) }
  const { data, isPending, error } = isBelow ? territories : communes
  return { rows: data && rowsOfTerritories(data), isPending, error }
}

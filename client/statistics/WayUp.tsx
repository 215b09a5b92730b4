import { codeOf, type DashboardSearch, type Territory } from '#shared/dashboard-search.ts'
import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { useAsked } from './asked.ts'
import type { Dashboard } from './shown.ts'

/** From the country, or the département, down to where one is; nothing to climb from the widest itself. */
export function WayUp({ path }: { path: Dashboard['path'] }) {
  const { search, home } = useAsked()
  if (path.length === 1) return null
  return (
    <Breadcrumb>
      {path.slice(0, -1).map(({ level, code, name }, index) => (
        <RouteLink
          key={code}
          to="/tableau-de-bord"
          search={{
            ...search,
            ...(level === 'country' && leavingDepartement),
            lieu: undefined,
            territoire: codeOf(territoryAt(path.slice(0, index + 1)), home),
          }}
        >
          {name}
        </RouteLink>
      ))}
      {path.at(-1)?.name}
    </Breadcrumb>
  )
}

/** What is of one département, and means nothing in another. */
export const leavingDepartement = {
  lieu: undefined,
  structure: undefined,
  conseiller: undefined,
  etiquette: undefined,
} satisfies DashboardSearch

function territoryAt(path: Dashboard['path']): Territory {
  const departement = path.find(({ level }) => level === 'departement')?.code
  const last = path.at(-1)
  return {
    ...(departement && { departement }),
    ...((last?.level === 'epci' || last?.level === 'commune') && { [last.level]: last.code }),
  }
}

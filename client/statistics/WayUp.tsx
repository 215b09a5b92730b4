import { Breadcrumb } from '../ui/Breadcrumb.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { useAsked } from './asked.ts'
import { codeOf, type Territory } from '#shared/dashboard-search.ts'
import type { Dashboard } from './shown.ts'

/** From the département down to where one is; nothing to climb from the département itself. */
export function WayUp({ path }: { path: Dashboard['path'] }) {
  const { search, home } = useAsked()
  if (path.length === 1) return null
  const above = path.slice(0, -1)
  return (
    <Breadcrumb>
      {above.map(({ code, name }, index) => (
        <RouteLink
          key={code}
          to="/tableau-de-bord"
          search={{
            ...search,
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

function territoryAt([departement, ...below]: Dashboard['path']): Territory {
  const last = below.at(-1)
  return { departement: departement?.code ?? '', ...(last && { [last.level]: last.code }) }
}

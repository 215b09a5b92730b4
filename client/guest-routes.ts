import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { house } from './root-route.ts'

/** Pages of figures and data for whoever has no account; the key of one that the staff opens comes after `#`. */
const guests = createRoute({
  getParentRoute: () => house,
  id: 'guests',
  component: lazyRouteComponent(() => import('./GuestLayout.tsx'), 'GuestLayout'),
})

const sharedFigures = createRoute({
  getParentRoute: () => guests,
  path: '/chiffres-partages',
  component: lazyRouteComponent(() => import('./statistics/SharedFiguresPage.tsx'), 'SharedFiguresPage'),
})

const monthly = createRoute({
  getParentRoute: () => guests,
  path: '/courriel-mensuel',
  component: lazyRouteComponent(() => import('./statistics/views/MonthlyPage.tsx'), 'MonthlyPage'),
})

const openData = createRoute({
  getParentRoute: () => guests,
  path: '/donnees-ouvertes',
  component: lazyRouteComponent(() => import('./open-data/OpenDataPage.tsx'), 'OpenDataPage'),
})

const publicApi = createRoute({
  getParentRoute: () => guests,
  path: '/donnees-ouvertes/api',
  component: lazyRouteComponent(() => import('./open-data/ApiPage.tsx'), 'ApiPage'),
})

/** Anybody's, by the words of a territory: the server knows these addresses too, see server/statistics/public-door.ts. */
const readPeriod = ({ periode }: Record<string, unknown>): { periode?: string } =>
  typeof periode === 'string' || typeof periode === 'number' ? { periode: String(periode) } : {}
const publicPage = lazyRouteComponent(() => import('./statistics/PublicFiguresPage.tsx'), 'PublicFiguresPage')

const publicHome = createRoute({
  getParentRoute: () => guests,
  path: '/chiffres',
  validateSearch: readPeriod,
  component: publicPage,
})

const publicDepartement = createRoute({
  getParentRoute: () => guests,
  path: '/chiffres/$departement',
  validateSearch: readPeriod,
  component: publicPage,
})

const publicEpci = createRoute({
  getParentRoute: () => guests,
  path: '/chiffres/$departement/$epci',
  validateSearch: readPeriod,
  component: publicPage,
})

const publicCommune = createRoute({
  getParentRoute: () => guests,
  path: '/chiffres/$departement/$epci/$commune',
  validateSearch: readPeriod,
  component: publicPage,
})

export const guestRoutes = guests.addChildren([
  publicHome,
  publicDepartement,
  publicEpci,
  publicCommune,
  sharedFigures,
  monthly,
  openData,
  publicApi,
])

import { createRoute, createRouter, lazyRouteComponent, type RouterHistory } from '@tanstack/react-router'
import { PlacePage } from './availability/PlacePage.tsx'
import { Broken } from './house/Broken.tsx'
import { guestRoutes } from './guest-routes.ts'
import { FindPlacePage } from './places/FindPlacePage.tsx'
import { readChosen, readLooked, readWaited } from './places/search-params.ts'
import { house } from './root-route.ts'
import { CitizenLayout } from './Shell.tsx'
import { staffRoutes } from './staff-routes.ts'

/**
 * Every address of the house: those behind the sign-in are in `staff-routes.ts` and, of figures, in `figures-routes.ts`, those
 * for guests in `guest-routes.ts`, and only these four files import pages. A new page is one route, and its name in a list below or there:
 *
 *     const journal = createRoute({
 *       getParentRoute: () => staff,
 *       path: '/journal',
 *       validateSearch: ({ du }) => ({ du: daySaid(du) }),
 *       component: lazyRouteComponent(() => import('./sessions/JournalPage.tsx'), 'JournalPage'),
 *     })
 *
 * What a page shows is in its address: search params are read with the words of `shared/search-words.ts`, so that an old or
 * mistyped link opens the page rather than an error. No schema here: it would weigh on everybody's first visit.
 */

/** Pages without an account. Their language is in the address: `/mentions-legales` or `/en/mentions-legales`. */
const citizen = createRoute({
  getParentRoute: () => house,
  path: '/{-$lang}',
  params: {
    parse: ({ lang }): { lang?: 'en' | undefined } | false =>
      lang === undefined || lang === 'en' ? { lang } : false,
    stringify: ({ lang }) => ({ lang }),
  },
  component: CitizenLayout,
})

/** The two pages that most people open first come with the house itself: one answer of the server less to wait for. */
const findPlace = createRoute({
  getParentRoute: () => citizen,
  path: '/',
  validateSearch: readLooked,
  component: FindPlacePage,
})

const workshops = createRoute({
  getParentRoute: () => citizen,
  path: 'ateliers',
  validateSearch: readLooked,
  component: lazyRouteComponent(() => import('./places/WorkshopsPage.tsx'), 'WorkshopsPage'),
})

const place = createRoute({
  getParentRoute: () => citizen,
  path: 'lieux/$slug',
  validateSearch: readLooked,
  component: PlacePage,
})

const poster = createRoute({
  getParentRoute: () => citizen,
  path: 'lieux/$slug/affiche',
  component: lazyRouteComponent(() => import('./availability/PosterPage.tsx'), 'PosterPage'),
})

const booking = createRoute({
  getParentRoute: () => citizen,
  path: 'lieux/$slug/rendez-vous',
  validateSearch: readChosen,
  component: lazyRouteComponent(() => import('./appointments/BookingPage.tsx'), 'BookingPage'),
})

const appointment = createRoute({
  getParentRoute: () => citizen,
  path: 'rendez-vous',
  component: lazyRouteComponent(() => import('./appointments/AppointmentPage.tsx'), 'AppointmentPage'),
})

const joinList = createRoute({
  getParentRoute: () => citizen,
  path: 'lieux/$slug/attente',
  validateSearch: readWaited,
  component: lazyRouteComponent(() => import('./waiting/JoinPage.tsx'), 'JoinPage'),
})

const earlier = createRoute({
  getParentRoute: () => citizen,
  path: 'rendez-vous/plus-tot',
  component: lazyRouteComponent(() => import('./waiting/EarlierPage.tsx'), 'EarlierPage'),
})

const wait = createRoute({
  getParentRoute: () => citizen,
  path: 'attente',
  component: lazyRouteComponent(() => import('./waiting/WaitPage.tsx'), 'WaitPage'),
})

const moveAppointment = createRoute({
  getParentRoute: () => citizen,
  path: 'rendez-vous/deplacer',
  component: lazyRouteComponent(() => import('./appointments/MovePage.tsx'), 'MovePage'),
})

const legalNotice = createRoute({
  getParentRoute: () => citizen,
  path: 'mentions-legales',
  component: lazyRouteComponent(() => import('./house/LegalNoticePage.tsx'), 'LegalNoticePage'),
})

const personalData = createRoute({
  getParentRoute: () => citizen,
  path: 'donnees-personnelles',
  component: lazyRouteComponent(() => import('./house/PersonalDataPage.tsx'), 'PersonalDataPage'),
})

const accessibility = createRoute({
  getParentRoute: () => citizen,
  path: 'accessibilite',
  component: lazyRouteComponent(() => import('./house/AccessibilityPage.tsx'), 'AccessibilityPage'),
})

/** Pages that let the staff in. */
const threshold = createRoute({
  getParentRoute: () => house,
  id: 'threshold',
  component: lazyRouteComponent(() => import('./ThresholdLayout.tsx'), 'ThresholdLayout'),
})

const signIn = createRoute({
  getParentRoute: () => threshold,
  path: '/connexion',
  validateSearch: ({ suite }: Record<string, unknown>): { suite?: string } =>
    typeof suite === 'string' ? { suite } : {},
  component: lazyRouteComponent(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
})

const invitation = createRoute({
  getParentRoute: () => threshold,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./sign-in/InvitationPage.tsx'), 'InvitationPage'),
})

const firstVisit = createRoute({
  getParentRoute: () => threshold,
  path: '/premiere-visite',
  component: lazyRouteComponent(() => import('./house/FirstVisitPage.tsx'), 'FirstVisitPage'),
})

const routeTree = house.addChildren([
  citizen.addChildren([
    findPlace,
    workshops,
    place,
    poster,
    booking,
    appointment,
    moveAppointment,
    joinList,
    earlier,
    wait,
    legalNotice,
    personalData,
    accessibility,
  ]),
  threshold.addChildren([signIn, invitation, firstVisit]),
  guestRoutes,
  staffRoutes,
])

/** @param history the browser's own unless told: tests walk in memory */
export const openRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree,
    ...(history && { history }),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: Broken,
    defaultPendingMs: 300,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>
  }
  interface HistoryState {
    /** The appointment shown has just been made. */
    isNew?: boolean
  }
}

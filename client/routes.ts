import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { Broken } from './house/Broken.tsx'
import { CitizenLayout, LostLayout } from './Shell.tsx'

/**
 * Every address of the house, and the only file that imports pages. A new page is one route and its name in a list below:
 *
 *     const journal = createRoute({
 *       getParentRoute: () => staff,
 *       path: '/journal',
 *       validateSearch: z.object({ mois: z.catch(z.optional(month), undefined) }),
 *       component: lazyRouteComponent(() => import('./sessions/JournalPage.tsx'), 'JournalPage'),
 *     })
 *
 * What a page shows is in its address: search params are checked by a `zod/mini` schema in which every key has a
 * `z.catch`, so that an old or mistyped link opens the page rather than an error.
 */
const house = createRootRoute({ notFoundComponent: LostLayout })

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

/** Pages behind the sign-in, in French. Their layout, and all they need, stays out of the citizens' first visit. */
const staff = createRoute({
  getParentRoute: () => house,
  id: 'staff',
  component: lazyRouteComponent(() => import('./StaffLayout.tsx'), 'StaffLayout'),
})

const routeTree = house.addChildren([
  citizen.addChildren([legalNotice, personalData, accessibility]),
  staff.addChildren([]),
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
}

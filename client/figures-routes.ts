import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { staff } from './staff-route.ts'
import { readDashboardSearch, readPeriodSearch } from '#shared/dashboard-search.ts'

const dashboard = createRoute({
  getParentRoute: () => staff,
  path: '/tableau-de-bord',
  validateSearch: readDashboardSearch,
  component: lazyRouteComponent(() => import('./statistics/DashboardPage.tsx'), 'DashboardPage'),
})

const figuresTaken = createRoute({
  getParentRoute: () => staff,
  path: '/tableau-de-bord/emporter',
  validateSearch: readDashboardSearch,
  component: lazyRouteComponent(() => import('./exports/FiguresPage.tsx'), 'FiguresPage'),
})

const views = createRoute({
  getParentRoute: () => staff,
  path: '/tableau-de-bord/vues',
  component: lazyRouteComponent(() => import('./statistics/views/ViewsPage.tsx'), 'ViewsPage'),
})

const view = createRoute({
  getParentRoute: () => staff,
  path: '/v/$code',
  component: lazyRouteComponent(() => import('./statistics/views/ViewPage.tsx'), 'ViewPage'),
})

const ownFigures = createRoute({
  getParentRoute: () => staff,
  path: '/statistiques',
  validateSearch: readPeriodSearch,
  component: lazyRouteComponent(() => import('./statistics/OwnFiguresPage.tsx'), 'OwnFiguresPage'),
})

const share = createRoute({
  getParentRoute: () => staff,
  path: '/statistiques/partage',
  component: lazyRouteComponent(() => import('./statistics/SharePage.tsx'), 'SharePage'),
})

/** What the programme changes, and what one does of it. */
export const figuresRoutes = [dashboard, figuresTaken, views, view, ownFigures, share] as const

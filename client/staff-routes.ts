import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { directorySearch } from './directory/directory-search.ts'
import { figuresRoutes } from './figures-routes.ts'
import { initiativesSearch } from './initiatives/initiatives-search.ts'
import { plansSearch } from './planning/plans-search.ts'
import { weekSearch } from './planning/week-search.ts'
import { idSaid } from '#shared/search-words.ts'
import { journalSearch } from './sessions/journal-search.ts'
import { monthSearch } from './sessions/month-search.ts'
import { batchSearch, sessionSearch } from './sessions/session-search.ts'
import { staff } from './staff-route.ts'

const structures = createRoute({
  getParentRoute: () => staff,
  path: '/administration/structures',
  component: lazyRouteComponent(() => import('./structures/StructuresPage.tsx'), 'StructuresPage'),
})

const messages = createRoute({
  getParentRoute: () => staff,
  path: '/administration/messages',
  component: lazyRouteComponent(() => import('./notifications/OutboxPage.tsx'), 'OutboxPage'),
})

const managedPlaces = createRoute({
  getParentRoute: () => staff,
  path: '/administration/lieux',
  component: lazyRouteComponent(() => import('./places/ManagePlacesPage.tsx'), 'ManagePlacesPage'),
})

const people = createRoute({
  getParentRoute: () => staff,
  path: '/administration/equipe',
  component: lazyRouteComponent(() => import('./sign-in/PeoplePage.tsx'), 'PeoplePage'),
})

const partnerKeys = createRoute({
  getParentRoute: () => staff,
  path: '/administration/cles',
  component: lazyRouteComponent(() => import('./open-data/PartnerKeysPage.tsx'), 'PartnerKeysPage'),
})

const today = createRoute({
  getParentRoute: () => staff,
  path: '/aujourdhui',
  component: lazyRouteComponent(() => import('./appointments/TodayPage.tsx'), 'TodayPage'),
})

const week = createRoute({
  getParentRoute: () => staff,
  path: '/semaine',
  validateSearch: weekSearch,
  component: lazyRouteComponent(() => import('./planning/WeekPage.tsx'), 'WeekPage'),
})

const feed = createRoute({
  getParentRoute: () => staff,
  path: '/agenda-ailleurs',
  component: lazyRouteComponent(() => import('./feeds/FeedPage.tsx'), 'FeedPage'),
})

const openings = createRoute({
  getParentRoute: () => staff,
  path: '/permanences',
  validateSearch: plansSearch,
  component: lazyRouteComponent(() => import('./planning/OpeningsPage.tsx'), 'OpeningsPage'),
})

const services = createRoute({
  getParentRoute: () => staff,
  path: '/administration/motifs',
  component: lazyRouteComponent(() => import('./planning/ServicesPage.tsx'), 'ServicesPage'),
})

const closures = createRoute({
  getParentRoute: () => staff,
  path: '/administration/fermetures',
  component: lazyRouteComponent(() => import('./planning/ClosuresPage.tsx'), 'ClosuresPage'),
})

const note = createRoute({
  getParentRoute: () => staff,
  path: '/noter',
  validateSearch: sessionSearch,
  component: lazyRouteComponent(() => import('./sessions/SessionPage.tsx'), 'SessionPage'),
})

const toSettle = createRoute({
  getParentRoute: () => staff,
  path: '/a-cloturer',
  validateSearch: ({ rendezvous }: Record<string, unknown>): { rendezvous?: string | undefined } => ({
    rendezvous: idSaid(rendezvous),
  }),
  component: lazyRouteComponent(() => import('./sessions/ToSettlePage.tsx'), 'ToSettlePage'),
})

const batch = createRoute({
  getParentRoute: () => staff,
  path: '/noter/matinee',
  validateSearch: batchSearch,
  component: lazyRouteComponent(() => import('./sessions/BatchPage.tsx'), 'BatchPage'),
})

const exported = createRoute({
  getParentRoute: () => staff,
  path: '/journal/exporter',
  validateSearch: journalSearch,
  component: lazyRouteComponent(() => import('./exports/ExportPage.tsx'), 'ExportPage'),
})

const journal = createRoute({
  getParentRoute: () => staff,
  path: '/journal',
  validateSearch: journalSearch,
  component: lazyRouteComponent(() => import('./sessions/JournalPage.tsx'), 'JournalPage'),
})

const beneficiaries = createRoute({
  getParentRoute: () => staff,
  path: '/beneficiaires',
  component: lazyRouteComponent(() => import('./beneficiaries/BeneficiariesPage.tsx'), 'BeneficiariesPage'),
})

const duplicates = createRoute({
  getParentRoute: () => staff,
  path: '/beneficiaires/doublons',
  component: lazyRouteComponent(() => import('./beneficiaries/DuplicatesPage.tsx'), 'DuplicatesPage'),
})

const beneficiary = createRoute({
  getParentRoute: () => staff,
  path: '/beneficiaires/$id',
  component: lazyRouteComponent(() => import('./beneficiaries/BeneficiaryPage.tsx'), 'BeneficiaryPage'),
})

const sending = createRoute({
  getParentRoute: () => staff,
  path: '/envois',
  component: lazyRouteComponent(() => import('./SendingPage.tsx'), 'SendingPage'),
})

const month = createRoute({
  getParentRoute: () => staff,
  path: '/journal/mois',
  validateSearch: monthSearch,
  component: lazyRouteComponent(() => import('./sessions/MonthPage.tsx'), 'MonthPage'),
})

const importSessions = createRoute({
  getParentRoute: () => staff,
  path: '/journal/importer',
  component: lazyRouteComponent(() => import('./imports/ImportSessionsPage.tsx'), 'ImportSessionsPage'),
})

const importPeople = createRoute({
  getParentRoute: () => staff,
  path: '/beneficiaires/importer',
  component: lazyRouteComponent(() => import('./imports/ImportPeoplePage.tsx'), 'ImportPeoplePage'),
})

const tags = createRoute({
  getParentRoute: () => staff,
  path: '/etiquettes',
  component: lazyRouteComponent(() => import('./tags/TagsPage.tsx'), 'TagsPage'),
})

const waitingList = createRoute({
  getParentRoute: () => staff,
  path: '/liste-d-attente',
  component: lazyRouteComponent(() => import('./waiting/WaitingListPage.tsx'), 'WaitingListPage'),
})

const initiatives = createRoute({
  getParentRoute: () => staff,
  path: '/actions',
  validateSearch: initiativesSearch,
  component: lazyRouteComponent(() => import('./initiatives/InitiativesPage.tsx'), 'InitiativesPage'),
})

const team = createRoute({
  getParentRoute: () => staff,
  path: '/equipe',
  component: lazyRouteComponent(() => import('./team/TeamPage.tsx'), 'TeamPage'),
})

const directory = createRoute({
  getParentRoute: () => staff,
  path: '/annuaire',
  validateSearch: directorySearch,
  component: lazyRouteComponent(() => import('./directory/DirectoryPage.tsx'), 'DirectoryPage'),
})

const administration = [structures, managedPlaces, messages, services, closures, people, partnerKeys] as const

/** All of them, under their layout. */
export const staffRoutes = staff.addChildren([
  today,
  week,
  feed,
  openings,
  waitingList,
  beneficiaries,
  duplicates,
  beneficiary,
  note,
  batch,
  toSettle,
  journal,
  exported,
  importSessions,
  importPeople,
  month,
  tags,
  sending,
  ...figuresRoutes,
  initiatives,
  team,
  directory,
  ...administration,
])

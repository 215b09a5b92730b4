import { advisorsRouter } from './advisors/router.ts'
import { appointmentsRouter } from './appointments/router.ts'
import { availabilityRouter } from './availability/router.ts'
import { beneficiariesRouter } from './beneficiaries/router.ts'
import { directoryRouter } from './directory/router.ts'
import { exportsRouter } from './exports/router.ts'
import { favouritesRouter } from './favourites/router.ts'
import { feedsRouter } from './feeds/router.ts'
import { houseRouter } from './house/router.ts'
import { importsRouter } from './imports/router.ts'
import { initiativesRouter } from './initiatives/router.ts'
import { notificationsRouter } from './notifications/router.ts'
import { openDataRouter } from './open-data/router.ts'
import { placesRouter } from './places/router.ts'
import { planningRouter } from './planning/router.ts'
import { sessionsRouter } from './sessions/router.ts'
import { signInRouter } from './sign-in/router.ts'
import { statisticsRouter } from './statistics/router.ts'
import { viewsRouter } from './statistics/views/router.ts'
import { structuresRouter } from './structures/router.ts'
import { tagsRouter } from './tags/router.ts'
import { teamRouter } from './team/router.ts'
import { territoriesRouter } from './territories/router.ts'
import { router } from './trpc.ts'
import { waitingRouter } from './waiting/router.ts'

/** The table of contents of the API. */
export const appRouter = router({
  advisors: advisorsRouter,
  appointments: appointmentsRouter,
  availability: availabilityRouter,
  beneficiaries: beneficiariesRouter,
  directory: directoryRouter,
  exports: exportsRouter,
  favourites: favouritesRouter,
  feeds: feedsRouter,
  house: houseRouter,
  imports: importsRouter,
  initiatives: initiativesRouter,
  notifications: notificationsRouter,
  openData: openDataRouter,
  places: placesRouter,
  planning: planningRouter,
  sessions: sessionsRouter,
  signIn: signInRouter,
  statistics: statisticsRouter,
  structures: structuresRouter,
  tags: tagsRouter,
  team: teamRouter,
  territories: territoriesRouter,
  views: viewsRouter,
  waiting: waitingRouter,
})

export type AppRouter = typeof appRouter

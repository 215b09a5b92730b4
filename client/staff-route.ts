import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { house } from './root-route.ts'

/** Pages behind the sign-in, in French. Their layout, and all they need, stays out of the citizens' first visit. */
export const staff = createRoute({
  getParentRoute: () => house,
  id: 'staff',
  component: lazyRouteComponent(() => import('./StaffLayout.tsx'), 'StaffLayout'),
})

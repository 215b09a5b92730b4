import { createRootRoute } from '@tanstack/react-router'
import { LostLayout } from './Shell.tsx'

/** What every address is under. */
export const house = createRootRoute({ notFoundComponent: LostLayout })

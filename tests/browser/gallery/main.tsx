import '#client/ui/house.css'
import { createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { followColourScheme } from '#client/ui/colour-scheme.ts'
import { Gallery } from './Gallery.tsx'

/** Every piece on one page, for the eye and for `pieces.test.ts`. */
document.documentElement.dataset['identity'] = import.meta.env.VITE_IDENTITY
followColourScheme()

const router = createRouter({ routeTree: createRootRoute({ component: Gallery }) })
const root = document.getElementById('root')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this router is not the registered one
if (root) createRoot(root).render(<RouterProvider router={router as never} />)

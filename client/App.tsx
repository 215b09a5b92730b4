import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type RouterHistory } from '@tanstack/react-router'
import { useState } from 'react'
import { openRouter } from './routes.ts'
import { openApi, openMemory, TRPCProvider } from './trpc.ts'
import { fieldGuard } from './ui/field-guard-given.ts'

/** No number that proves itself, password or code leaves in a name, a title or any other free text; the server refuses the same. */
fieldGuard.load = () => import('./guarded-text.ts').then(({ secretSaid }) => secretSaid)

export function App({ history }: { history?: RouterHistory }) {
  const [memory] = useState(openMemory)
  const [api] = useState(openApi)
  const [router] = useState(() => openRouter(history))
  return (
    <QueryClientProvider client={memory}>
      <TRPCProvider trpcClient={api} queryClient={memory}>
        <RouterProvider router={router} />
      </TRPCProvider>
    </QueryClientProvider>
  )
}

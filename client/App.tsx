import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type RouterHistory } from '@tanstack/react-router'
import { useState } from 'react'
import { GuardedFields } from './GuardedFields.tsx'
import { openRouter } from './routes.ts'
import { openApi, openMemory, TRPCProvider } from './trpc.ts'

export function App({ history }: { history?: RouterHistory }) {
  const [memory] = useState(openMemory)
  const [api] = useState(openApi)
  const [router] = useState(() => openRouter(history))
  return (
    <QueryClientProvider client={memory}>
      <TRPCProvider trpcClient={api} queryClient={memory}>
        <GuardedFields>
          <RouterProvider router={router} />
        </GuardedFields>
      </TRPCProvider>
    </QueryClientProvider>
  )
}

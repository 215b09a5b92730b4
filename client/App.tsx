import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { openRouter } from './routes.ts'
import { openApi, openMemory, TRPCProvider } from './trpc.ts'

export function App() {
  const [memory] = useState(openMemory)
  const [api] = useState(openApi)
  const [router] = useState(openRouter)
  return (
    <QueryClientProvider client={memory}>
      <TRPCProvider trpcClient={api} queryClient={memory}>
        <RouterProvider router={router} />
      </TRPCProvider>
    </QueryClientProvider>
  )
}

import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSettings } from '../settings.ts'

/** Nobody administers this installation yet: its home page is the first visit. */
export function useFirstVisitFirst() {
  const router = useRouter()
  const { pathname } = useLocation()
  const isOpen = useSettings()?.isOpen
  useEffect(() => {
    if (isOpen === false && (pathname === '/' || pathname === '/en'))
      void router.navigate({ to: '/premiere-visite', replace: true })
  }, [isOpen, pathname, router])
}

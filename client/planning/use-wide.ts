import { useSyncExternalStore } from 'react'

const wide = () => window.matchMedia('(min-width: 60em)')

/** Is there room for seven days side by side? */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = wide()
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => wide().matches,
  )

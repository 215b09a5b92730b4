import { Workbox } from 'workbox-window'

let isInstalled = false

/**
 * Lets the staff's pages open without network. A newer version waits until the next opening, so that nothing changes under
 * the fingers; a page that looks for files of an older one is loaded again, and its draft is offered back.
 */
export function installWorker() {
  if (isInstalled || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
  isInstalled = true
  const workbox = new Workbox('/worker.js')
  const opening = performance.now()
  workbox.addEventListener('waiting', () => {
    if (performance.now() - opening > justOpened) return
    workbox.addEventListener('controlling', () => location.reload())
    workbox.messageSkipWaiting()
  })
  window.addEventListener('vite:preloadError', () => {
    if (navigator.serviceWorker.controller) location.reload()
  })
  void workbox.register()
}

/** Nobody has typed anything yet. */
const justOpened = 3_000

/** Takes the newer version now, because the server no longer understands this one. */
export async function takeNewerPages() {
  const registration = await navigator.serviceWorker?.getRegistration()
  await registration?.update().catch(() => undefined)
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
  location.reload()
}

import { buildApp } from './app.ts'
import { readSettings } from './env.ts'
import { openHouse } from './open-house.ts'
import { clock } from './trpc.ts'

/** The API inside the development server: the same house, without a built client; closed and opened again when a source changes. */
export async function openForDevelopment() {
  const settings = readSettings()
  const { db, close } = await openHouse(settings, clock())
  const app = await buildApp({ db, settings })
  await app.ready()
  return { answer: app.routing.bind(app), close: () => app.close().then(close) }
}

import { zoneOf } from '#shared/territories.ts'
import { buildApp } from './app.ts'
import { buildWhenStale } from './build.ts'
import { startChores } from './chores.ts'
import { readSettings, type Settings } from './env.ts'
import { openHouse } from './open-house.ts'

/** Opens the house, builds, listens, starts the chores; stops cleanly when asked. */
async function main() {
  const settings = readSettings()
  const { db, accounts, close } = await openHouse(settings, Date.now())
  const app = await buildApp({ db, settings, clientDir: await buildWhenStale(settings.identity) })
  await app.listen({ port: settings.port, host: settings.host })
  const stopChores = startChores({ db, settings }, zoneOf(settings.departement), (error, chore) =>
    app.log.error({ err: error, chore }),
  )
  greet(settings, accounts)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())

  /** Refuses the new, and lets what runs end: 10 s at most. */
  async function stop() {
    setTimeout(() => process.exit(1), 10_000).unref()
    await Promise.all([stopChores(), app.close()])
    close()
    process.exit(0)
  }
}

function greet(settings: Settings, accounts: readonly { role: string; email: string; password: string }[]) {
  console.log(`\nPermanence : ${settings.publicUrl}\n`)
  if (accounts.length === 0) return
  console.log(`Démonstration, comptes (mot de passe : ${accounts[0]?.password}) :`)
  for (const { role, email } of accounts) console.log(`  ${email.padEnd(40)} ${role}`)
  console.log('')
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

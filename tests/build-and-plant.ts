import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWhenStale } from '#server/build.ts'
import { readSettings } from '#server/env.ts'
import { openHouse } from '#server/open-house.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the planted demonstration, to be copied before use. */
    demonstration: string
  }
}

/** Once for the browser and the faults: the client built from today's sources, the demonstration planted. */
export default async function setup(project: TestProject) {
  const demonstration = mkdtempSync(join(tmpdir(), 'permanence-demonstration-'))
  await buildWhenStale('neutral')
  const { close } = await openHouse(readSettings({ DATA_DIR: demonstration }), Date.now())
  close()
  project.provide('demonstration', demonstration)
  return () => rmSync(demonstration, { recursive: true })
}

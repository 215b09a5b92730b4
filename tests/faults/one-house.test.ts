import { afterEach, describe, expect, inject, it } from 'vitest'
import { runHouse, type RunningHouse } from '../running-house.ts'

let house: RunningHouse | undefined
afterEach(async () => void (await house?.stop()))

describe('one house per folder', () => {
  it('refuses a second process in plain words, and the first goes on', async () => {
    house = await runHouse(inject('demonstration'))
    const startedAt = performance.now()
    await expect(runHouse(house.dataDir, { reopen: true })).rejects.toThrow(
      /ended with 1: Another Permanence already uses .+\. Stop it first, or set DATA_DIR\./,
    )
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect((await fetch(`${house.url}/health`)).status).toBe(200)
  })
})

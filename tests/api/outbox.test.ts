import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '#client/offline/acts.ts'
import { sessionRevisions } from '#drizzle/schema/index.ts'
import { laptopWorld } from './laptop-world.ts'
import { telling } from './telling.ts'

let small: Awaited<ReturnType<typeof laptopWorld>>
beforeEach(async () => void (small = await laptopWorld()))
afterEach(() => small.app.close())

describe('what is told on a laptop', () => {
  it('waits while the network is cut, survives the browser, and leaves in the order in which it was told', async () => {
    small.cut(99)
    const first = small.record({ minutes: 30 })
    expect(await small.post(first)).toBe('waiting')
    expect(await small.post(small.revise(first, 60))).toBe('waiting')
    await small.laptop.restart()
    expect(small.stands()).toEqual([
      ['sessions.record', 'waiting', null],
      ['sessions.revise', 'waiting', null],
    ])
    small.cut(0)
    await small.outbox().flush()
    expect(small.stands()).toEqual([
      ['sessions.record', 'sent', null],
      ['sessions.revise', 'sent', null],
    ])
    expect(small.kept()).toMatchObject([{ minutes: 60 }])
  })

  it('stops at the first silence: what follows never goes before', async () => {
    small.cut(99)
    const first = small.record()
    await small.post(first)
    await small.post(small.revise(first, 60))
    small.network.coming = ['drop the request', 'deliver', 'deliver']
    await small.outbox().flush()
    expect(small.kept()).toEqual([])
    await small.outbox().flush()
    expect(small.kept()).toMatchObject([{ minutes: 60 }])
  })

  it('is done once when the answer is lost', async () => {
    small.network.coming = ['drop the answer']
    expect(await small.post(small.record())).toBe('waiting')
    expect(small.kept()).toHaveLength(1)
    await small.outbox().flush()
    expect(small.stands()).toEqual([['sessions.record', 'sent', null]])
    expect(small.kept()).toHaveLength(1)
  })

  it('told otherwise after a lost answer, becomes a correction of what arrived', async () => {
    const first = small.record({ minutes: 30 })
    small.network.coming = ['drop the answer']
    await small.post(first)
    await small.post({ ...first, input: { ...first.input, minutes: 90 } } as Act)
    await small.outbox().flush()
    expect(small.kept()).toMatchObject([{ minutes: 90 }])
    expect(small.lot.db.select().from(sessionRevisions).all()).toHaveLength(1)
  })

  it('told otherwise, then as it was told first, stands as it was told last', async () => {
    const first = small.record({ minutes: 5 })
    const again = (minutes: number) => ({ ...first, input: { ...first.input, minutes } }) as Act
    for (const minutes of [5, 10, 5]) expect(await small.post(again(minutes))).toBe('sent')
    expect(small.kept()).toMatchObject([{ minutes: 5 }])
    expect(small.lot.db.select().from(sessionRevisions).all()).toHaveLength(2)
  })

  it('told twice alike by two laptops of its author, is no correction; told otherwise by one, is one', async () => {
    const first = small.record({ minutes: 5 })
    const again = (minutes: number) => ({ ...first, input: { ...first.input, minutes } }) as Act
    const other = (await small.laptopOf(small.lot.people.camille)).tabs[0]!.outbox
    expect(await small.post(first)).toBe('sent')
    expect(await other.post(again(5))).toBe('sent')
    expect(small.lot.db.select().from(sessionRevisions).all()).toEqual([])
    expect(await other.post(again(10))).toBe('sent')
    expect(small.kept()).toMatchObject([{ minutes: 10 }])
    await expect(small.post(again(5))).rejects.toThrow('correctedMeanwhile')
  })

  it('told otherwise behind its correction, keeps the order in which it was told', async () => {
    const first = small.record({ minutes: 5 })
    small.network.coming = ['drop the answer']
    await small.post(first)
    small.cut(99)
    await small.post({ ...first, input: { ...first.input, minutes: 10 } } as Act)
    await small.post(small.revise(first, 20))
    small.cut(0)
    await small.outbox().flush()
    expect(small.kept()).toMatchObject([{ minutes: 20 }])
    small.cut(99)
    const second = small.record({ minutes: 5 })
    await small.post(second)
    await small.post(small.revise(second, 20))
    await small.post({ ...second, input: { ...second.input, minutes: 10 } } as Act)
    small.cut(0)
    await small.outbox().flush()
    expect(small.kept()).toMatchObject([{ minutes: 20 }, { minutes: 10 }])
    expect(new Set(small.stands().map(([, state]) => state))).toEqual(new Set(['sent']))
  })

  it('told again by a laptop without room, is not taken for what it told first', async () => {
    const first = small.record({ minutes: 5 })
    await small.post(first)
    await small.post({ ...first, input: { ...first.input, minutes: 10 } } as Act)
    small.laptop.full = true
    await expect(small.post(first)).rejects.toThrow('keyReused')
    expect(small.kept()).toMatchObject([{ minutes: 10 }])
  })

  it('told otherwise while it travels, leaves again as it was told last', async () => {
    const first = small.record({ minutes: 30 })
    small.cut(1)
    await small.post(first)
    const travelling = small.outbox().flush()
    await small.laptop.tabs[1]!.outbox.post({ ...first, input: { ...first.input, minutes: 90 } } as Act)
    await travelling
    await small.outbox().flush()
    expect(small.kept()).toMatchObject([{ minutes: 90 }])
  })

  it('refused, stays with its reason, holds back what speaks of the same thing and nothing else', async () => {
    small.cut(99)
    const wrong = small.record({ day: '2026-06-16' })
    const right = { ...wrong, input: { ...wrong.input, day: '2026-06-15' } } as Act
    await small.post(wrong)
    await small.post(small.revise(right, 60))
    await small.post(small.record({ minutes: 15 }))
    small.cut(0)
    await small.outbox().flush()
    expect(small.stands()).toEqual([
      ['sessions.record', 'refused', 'dayInFuture'],
      ['sessions.revise', 'waiting', null],
      ['sessions.record', 'sent', null],
    ])
    await small.post(right)
    expect(new Set(small.stands().map(([, state]) => state))).toEqual(new Set(['sent']))
    expect(new Set(small.kept().map(({ minutes }) => minutes))).toEqual(new Set([45, 15]))
  })

  it('refused, can be given up and put back; what waits cannot, as nobody knows whether it arrived', async () => {
    await expect(small.post(small.record({ day: '2026-06-16' }))).rejects.toThrow('dayInFuture')
    const [entry] = small.outbox().entries()
    await small.outbox().discard(entry!.id)
    expect(small.stands()).toEqual([])
    await small.outbox().putBack(entry!)
    expect(small.stands()).toEqual([['sessions.record', 'refused', 'dayInFuture']])
    small.cut(99)
    await small.post(small.record())
    await small.outbox().discard(small.outbox().entries()[1]!.id)
    expect(small.stands()).toHaveLength(2)
  })

  it('of a morning told at once, what is refused is shown by itself, and mended by itself', async () => {
    small.cut(99)
    const [right, wrong] = [telling(small.lot)(), telling(small.lot)({ day: '2026-06-16' })]
    await small.post({ verb: 'sessions.recordAll', input: { requestId: uuidv7(), sessions: [right, wrong] } })
    small.cut(0)
    await small.outbox().flush()
    expect(small.stands()).toEqual([
      ['sessions.recordAll', 'sent', null],
      ['sessions.record', 'refused', 'dayInFuture'],
    ])
    await small.post({ verb: 'sessions.record', input: { ...wrong, day: '2026-06-15' } })
    expect(small.stands().map(([, state]) => state)).toEqual(['sent', 'sent'])
    expect(new Set(small.kept().map(({ id }) => id))).toEqual(new Set([right.id, wrong.id]))
  })

  it('goes straight to the server where the laptop has no room, and says so when neither takes it', async () => {
    small.laptop.full = true
    expect(await small.post(small.record())).toBe('sent')
    small.cut(1)
    await expect(small.post(small.record())).rejects.toThrow('fetch failed')
    expect(small.kept()).toHaveLength(1)
  })
})

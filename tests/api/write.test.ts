import { describe, expect, it } from 'vitest'
import { openDatabase } from '#drizzle/open.ts'
import { facts } from '#drizzle/schema/index.ts'
import { sealOf, write } from '#server/write.ts'

const anybody = () => ({ db: openDatabase(':memory:'), now: 1_780_000_000_000, actor: null })
const act = (input: unknown) => ({
  id: '0198c0de-0000-7000-8000-000000000001',
  verb: 'test.add',
  thingId: 't',
  input,
})
const rows = ({ db }: ReturnType<typeof anybody>, table: string) =>
  db.$client.prepare(`select count(*) from ${table}`).pluck().get()

describe('a write', () => {
  it('holds the change, the answer and the audit row together', () => {
    const ctx = anybody()
    const answer = write(ctx, act(1), () => {
      ctx.db.insert(facts).values({ name: 'a', value: '1' }).run()
      return { done: true }
    })
    expect(answer).toEqual({ done: true })
    expect([rows(ctx, 'facts'), rows(ctx, 'writes'), rows(ctx, 'audit')]).toEqual([1, 1, 1])
  })

  it('answers a replay with the same answer and changes nothing', () => {
    const ctx = anybody()
    let times = 0
    const change = () => ({ times: ++times })
    expect(write(ctx, act('x'), change)).toEqual(write(ctx, act('x'), change))
    expect([times, rows(ctx, 'audit')]).toEqual([1, 1])
  })

  it('refuses the same id with another content', () => {
    const ctx = anybody()
    write(ctx, act('x'), () => 1)
    expect(() => write(ctx, act('y'), () => 2)).toThrow('keyReused')
  })

  it('leaves no trace when the change is refused', () => {
    const ctx = anybody()
    const refused = () => {
      ctx.db.insert(facts).values({ name: 'a', value: '1' }).run()
      throw new Error('no')
    }
    expect(() => write(ctx, act('x'), refused)).toThrow('no')
    expect([rows(ctx, 'facts'), rows(ctx, 'writes'), rows(ctx, 'audit')]).toEqual([0, 0, 0])
  })

  it('cannot be asynchronous: neither for the compiler nor at run time', () => {
    const ctx = anybody()
    const late = async () => {
      ctx.db.insert(facts).values({ name: 'a', value: '1' }).run()
      await Promise.resolve()
      return 1
    }
    // @ts-expect-error a promise never leaves a transaction
    expect(() => write(ctx, act('x'), late)).toThrow(/promise/)
    expect([rows(ctx, 'facts'), rows(ctx, 'writes')]).toEqual([0, 0])
  })

  it('seals each audit row with the one before', () => {
    const ctx = anybody()
    write(ctx, act('x'), () => 1)
    write(ctx, { ...act('y'), id: '0198c0de-0000-7000-8000-000000000002' }, () => 2)
    const kept = ctx.db.$client
      .prepare('select at, actor_id as actorId, verb, thing_id as thingId, seal from audit order by seq')
      .all() as { at: number; actorId: null; verb: string; thingId: string; seal: string }[]
    const seals = kept.reduce<string[]>((done, row) => [...done, sealOf(done.at(-1) ?? '', row)], [])
    expect(kept.map(({ seal }) => seal)).toEqual(seals)
    expect(new Set(seals).size).toBe(2)
  })
})

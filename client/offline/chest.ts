import { Dexie, type EntityTable } from 'dexie'
import type { Instant } from '#shared/time.ts'

/**
 * What a laptop keeps for its advisor, in IndexedDB: what they read lately, what they type, and what waits to be sent. Every
 * value is sealed with a key that this browser made, keeps beside them and never tells (AES-GCM, not extractable): copied
 * files say nothing. In clear stand only ids, states and moments.
 */
export type Chest = {
  /** Null when it is not there, or no longer opens. */
  read: (owner: string, name: string) => Promise<Found | null>
  keep: (owner: string, name: string, value: unknown, at: Instant) => Promise<void>
  drop: (owner: string, name: string) => Promise<void>
  names: (owner: string) => Promise<string[]>
  /**
   * Forgets what was read; drafts and what waits to be sent stay, sealed. With nothing of them left, the key goes too.
   * @param but whose things stay
   */
  forget: (but?: string) => Promise<void>
  letters: Letters
  close: () => void
}

export type Found = { value: unknown; at: Instant }

/** A sealed letter, and what may be read of it without the key. */
export type Letter = { id: string; owner: string; state: LetterState; content: unknown }
/** As it was found; `mark` changes each time it is put. */
export type Kept = Letter & { mark: string }
export type LetterState = 'waiting' | 'refused' | 'sent'

/** In the order in which they were kept. */
export type Letters = {
  /**
   * Under an id that is there already, it takes its place; told another letter, the place of that one, unless something else
   * stands there by now: false then. A chest that is full throws, and keeps what it had.
   */
  put: (letter: Letter, inPlaceOf?: Pick<Kept, 'id' | 'mark'>) => Promise<boolean>
  drop: (id: string) => Promise<void>
  /** One that does not open any more has no content: it is shown, not hidden. */
  of: (owner: string) => Promise<Kept[]>
  /** How many of each owner wait, whoever is signed in. */
  waiting: (owner?: string) => Promise<number>
}

export type Ground = { indexedDB: IDBFactory; IDBKeyRange: typeof globalThis.IDBKeyRange; crypto: Crypto }

type Box = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }
type KeptRow = { path: string; owner: string; at: Instant; box: Box }
type LetterRow = { order: number; id: string; owner: string; state: LetterState; box: Box }
type Tables = Dexie & {
  keys: EntityTable<{ name: string; key: CryptoKey }, 'name'>
  kept: EntityTable<KeptRow, 'path'>
  letters: EntityTable<LetterRow, 'order'>
}

/** What is kept must survive the battery: each change waits for the disk. */
const durable = { chromeTransactionDurability: 'strict' } as const

export async function openChest({ indexedDB, IDBKeyRange, crypto }: Ground): Promise<Chest> {
  const db = new Dexie('permanence', { indexedDB, IDBKeyRange, ...durable }) as Tables
  db.version(1).stores({ keys: '&name', kept: '&path, owner', letters: '++order, &id, owner, state' })
  await db.open()
  const seal = async (path: string, value: unknown): Promise<Box> => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const named = { name: 'AES-GCM', iv, additionalData: encoded(path) }
    const key = await keyOf(db, crypto)
    return { iv, sealed: await crypto.subtle.encrypt(named, key, encoded(JSON.stringify(value))) }
  }
  const unseal = async (path: string, { iv, sealed }: Box): Promise<unknown> => {
    const named = { name: 'AES-GCM', iv, additionalData: encoded(path) }
    const key = await keyOf(db, crypto)
    const text = await crypto.subtle.decrypt(named, key, sealed).catch(() => null)
    return text === null ? undefined : (JSON.parse(new TextDecoder().decode(text)) as unknown)
  }

  /** Those that were read last: what has not changed since is not opened again. */
  let opened = new Map<string, Kept>()
  const letters: Letters = {
    put: async ({ id, owner, state, content }, inPlaceOf) => {
      const row = { id, owner, state, box: await seal(id, content) }
      return db.transaction('rw', db.letters, async () => {
        const before = await db.letters.get({ id: inPlaceOf?.id ?? id })
        if (inPlaceOf && (!before || markOf(before) !== inPlaceOf.mark)) return false
        await db.letters.put(before ? { ...row, order: before.order } : (row as LetterRow))
        return true
      })
    },
    drop: async (id) => void (await db.letters.where({ id }).delete()),
    of: async (owner) => {
      const rows = await db.letters.where({ owner }).sortBy('order')
      const read = await Promise.all(
        rows.map(async (row) => {
          const { id, state, box } = row
          const mark = markOf(row)
          return opened.get(mark) ?? { id, owner, state, mark, content: await unseal(id, box) }
        }),
      )
      opened = new Map(read.map((letter) => [letter.mark, letter]))
      return read
    },
    waiting: (owner) => {
      const unsent = db.letters.where('state').anyOf('waiting', 'refused')
      return (owner === undefined ? unsent : unsent.filter((row) => row.owner === owner)).count()
    },
  }

  return {
    letters,
    read: async (owner, name) => {
      const row = await db.kept.get(pathOf(owner, name))
      if (!row) return null
      const value = await unseal(row.path, row.box)
      return value === undefined ? null : { value, at: row.at }
    },
    keep: async (owner, name, value, at) => {
      const path = pathOf(owner, name)
      await db.kept.put({ path, owner, at, box: await seal(path, value) })
    },
    drop: (owner, name) => db.kept.delete(pathOf(owner, name)),
    names: async (owner) =>
      (await db.kept.where({ owner }).primaryKeys()).map((path) => path.slice(owner.length + 1)),
    forget: async (but) => {
      await db.kept.filter(({ path, owner }) => owner !== but && !path.includes(draftMark)).delete()
      await db.letters.filter(({ state, owner }) => owner !== but && state === 'sent').delete()
      if (but === undefined && (await db.kept.count()) + (await db.letters.count()) === 0)
        await db.keys.clear()
    },
    close: () => db.close(),
  }
}

/**
 * Made by the first tab that needs it; two tabs at once agree on one. Read each time: another tab may have signed out, and
 * thrown it away with all that it sealed.
 */
async function keyOf(db: Tables, crypto: Crypto): Promise<CryptoKey> {
  const known = await db.keys.get('chest')
  if (known) return known.key
  const mine = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  return db.transaction('rw', db.keys, async () => {
    const first = await db.keys.get('chest')
    if (!first) await db.keys.add({ name: 'chest', key: mine })
    return first?.key ?? mine
  })
}

/** In the name of what was typed and not sent yet. */
export const draftMark = '/brouillon:'

/** Each sealing has an initialisation vector of its own. */
const markOf = ({ box }: LetterRow) => box.iv.join()

const pathOf = (owner: string, name: string) => `${owner}/${name}`
const encoded = (text: string) => new TextEncoder().encode(text)

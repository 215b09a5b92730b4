import type { Statement } from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import type { Db } from '#drizzle/open.ts'
import {
  appointments,
  beneficiaries,
  sessionBeneficiaries,
  sessions,
  sessionTopics,
} from '#drizzle/schema/index.ts'

const rowsAtOnce = 100

const named = { sessions, sessionTopics, sessionBeneficiaries, beneficiaries, appointments }
type Table = keyof typeof named
type Value = string | number | null

/** Rows of a fill, a hundred in one statement; the first of each table says which columns the others have. */
export function inBulk(db: Db, tables: readonly Table[]) {
  const waiting = new Map(tables.map((table) => [table, new Pile(db, table)]))
  return {
    add: (table: Table, row: Record<string, Value>) => waiting.get(table)!.add(row),
    end: () => waiting.forEach((pile) => pile.end()),
  }
}

class Pile {
  readonly #db: Db
  readonly #table: Table
  #columns: string[] = []
  #values: Value[] = []
  #many: Statement | null = null

  constructor(db: Db, table: Table) {
    this.#db = db
    this.#table = table
  }

  add(row: Record<string, Value>) {
    this.#columns = this.#many ? this.#columns : Object.keys(row)
    this.#many ??= this.#insert(rowsAtOnce)
    for (const column of this.#columns) this.#values.push(row[column] ?? null)
    if (this.#values.length < rowsAtOnce * this.#columns.length) return
    this.#many.run(this.#values)
    this.#values = []
  }

  end() {
    const rows = this.#values.length / this.#columns.length
    if (rows > 0) this.#insert(rows).run(this.#values)
  }

  #insert(rows: number) {
    const row = `(${this.#columns.map(() => '?').join()})`
    const columns = this.#columns.map(
      (name) => `"${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}"`,
    )
    return this.#db.$client.prepare(
      `insert into ${getTableName(named[this.#table])} (${columns.join()}) values ${Array.from({ length: rows }, () => row).join()}`,
    )
  }
}

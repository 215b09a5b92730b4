import { useEffect, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Sheet } from '#shared/imported-columns.ts'
import { readerOf } from '#shared/imported-file.ts'
import type { Choices, Ground } from '#shared/imported-ground.ts'
import { groupsOf } from '#shared/imported-groups.ts'
import type { Read } from '#shared/imported-read.ts'

/** So many at a time that nobody feels it while they choose. */
const atATime = 150

/** Every session of the sheet by these choices, read anew when they change; what was read before stays shown meanwhile. */
export function useReading(sheet: Sheet, ground: Ground | null, choices: Choices): Read[] | null {
  const [read, setRead] = useState<Read[] | null>(null)
  useEffect(() => {
    if (!ground) return
    let isStale = false
    const readAll = async () => {
      const readOne = readerOf(sheet, ground, choices)
      const all: Read[] = []
      for (const [at, group] of groupsOf(sheet).entries()) {
        if (at % atATime === atATime - 1) await new Promise((goOn) => setTimeout(goOn))
        if (isStale) return
        all.push(readOne(group, uuidv7()))
      }
      setRead(all)
    }
    void readAll()
    return () => {
      isStale = true
    }
  }, [sheet, ground, choices])
  return read
}

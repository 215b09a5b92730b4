import { sameWord } from './cell-text.ts'
import type { Sheet } from './imported-columns.ts'
import type { Ground } from './imported-ground.ts'
import type { Group } from './imported-groups.ts'
import { noted, nothingTold, type Read, type Reading, refusalsOf, tagsRead } from './imported-read.ts'
import { columnNamed, lineOf, type SessionColumn } from './session-columns.ts'
import { tidied } from './session-input.ts'
import { type SessionLine, sessionOfLine } from './session-line.ts'

/**
 * The session that Permanence itself wrote on a line, here or in another house: places and colleagues of another house are
 * looked for by name, or left out; tags are always looked for by name.
 */
export function readOwnLine({ sheet, ground, find, choices }: Reading, group: Group, id: string): Read {
  const told = nothingTold()
  const cells = group.lines[0]?.cells ?? []
  const { line, misread } = lineOf(columnsOf(sheet).map(([column, at]) => [column, cells[at] ?? ''] as const))
  for (const { name } of misread) told.refusals.push(`«\u00a0${name}\u00a0» n’est pas compris.`)
  if (line.day === '') told.refusals.push('Le jour manque.')
  const communeCode = find.commune(line.communeCode ?? '', line.communeName)
  const isHere = ground.places.some((place) => place.id === line.placeId)
  const byName = find.place(line.placeName, communeCode)
  const isClear = isHere || byName.byName || line.placeName === ''
  if (!isClear) told.asked.push({ what: 'place', said: line.placeName, placeId: byName.placeId, communeCode })
  const chosen = isClear ? undefined : choices.places[sameWord(line.placeName)]
  const placeId = isHere ? line.placeId : chosen === undefined ? byName.placeId : chosen || null
  const isLost = line.channel === 'place' && placeId === null
  if (isLost && communeCode === null) told.refusals.push('Ni lieu ni commune.')
  const session = sessionOfLine({
    ...line,
    placeId: placeId ?? (line.channel === 'remote' ? ground.usualPlaceId : null),
    channel: isLost ? 'other' : line.channel,
    communeCode,
    residenceCode: find.commune(line.residenceCode ?? '', line.residenceName),
    colleagueIds: colleaguesHere(line, ground),
  })
  const tagged = { ...session, id, ...tagsRead(told, find, line.tags) }
  const kept = tidied(noted(told, tagged, line.notes, choices))
  told.refusals.push(...refusalsOf(kept, ground, told.refusals.length === 0))
  return { ...told, group, session: told.refusals.length === 0 ? kept : null }
}

/** Those who led the workshop too and receive here: by their ids, or by their names when another house wrote the file. */
const colleaguesHere = (line: SessionLine, { colleagues }: Ground) =>
  colleagues
    .filter(({ id, name }) => line.colleagueIds.includes(id) || line.colleagues.includes(name))
    .map(({ id }) => id)

/** The columns that are ours, with where they stand. */
const columnsOf = (sheet: Sheet) =>
  sheet.headings.flatMap((heading, at): (readonly [SessionColumn, number])[] => {
    const column = columnNamed(heading)
    return column ? [[column, at]] : []
  })

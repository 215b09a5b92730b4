import { sameWord } from './cell-text.ts'
import type { ImportedField } from './imported-columns.ts'
import { dayTold, minutesTold, peopleTold } from './imported-days.ts'
import { cellOf, type Group } from './imported-groups.ts'
import { type Choices, choiceKey, type Finder, type Ground } from './imported-ground.ts'
import { counted, participantsIn, tallied, unmatchedIn, wordsIn } from './imported-people-told.ts'
import {
  type Asked,
  noted,
  nothingTold,
  type Read,
  type Reading,
  refusalsOf,
  tagsRead,
  type Told,
} from './imported-read.ts'
import { isOther, meaningOf, nothing, type Vocabulary } from './imported-values.ts'
import { blankSession, type SessionInput, tidied } from './session-input.ts'
import type { Channel } from './sessions.ts'
import { type Procedure, procedureLabels, type Topic, topicTable } from './themes.ts'

/**
 * The session that some lines of another tool tell, by the advisor's choices; or why it cannot be kept. What the file does
 * not say is not said; nobody's name is read.
 */
export function readGroup({ sheet, ground, find, choices }: Reading, group: Group, id: string): Read {
  const told = nothingTold()
  const [first = { number: 0, cells: [] }] = group.lines
  const said = (field: ImportedField) => cellOf(sheet, first, field)
  const word = (vocabulary: Vocabulary, saidWord: string) => wordRead(told, choices, vocabulary, saidWord)
  const words = (vocabulary: Vocabulary, cell: string) =>
    wordsIn(cell)
      .map((each) => word(vocabulary, each))
      .filter((code): code is string => code !== null && code !== nothing)

  const day = dayTold(said('day'), ground.zone)
  if (day === null) told.refusals.push(said('day') === '' ? 'Le jour manque.' : 'Le jour n’est pas compris.')
  const minutes = minutesTold(said('minutes'))
  if (minutes === null)
    told.refusals.push(said('minutes') === '' ? 'La durée manque.' : 'La durée n’est pas comprise.')

  const participants = participantsIn(sheet, group)
  const kindTold = word('kind', said('kind'))
  if (kindTold === null || kindTold === nothing)
    told.refusals.push('Ni accompagnement individuel, ni atelier collectif.')
  const isWorkshop = kindTold === 'workshop' || participants > 1
  if (isWorkshop && kindTold !== 'workshop' && kindTold !== null)
    told.remarks.push('Plusieurs personnes\u00a0: compté comme un atelier collectif.')

  const { topics, procedures } = subjectsRead(words, said('topics'), kindTold === 'procedure')
  if (topics.length === 0) {
    const instead = choices.words[choiceKey('topics', '')]
    told.asked.push({ what: 'topics', said: '' })
    if (instead) topics.push(instead as Topic)
    else told.refusals.push('Aucune thématique connue.')
  }

  const everyone = (vocabulary: Vocabulary, field: ImportedField) =>
    group.lines.flatMap((line) => wordsIn(cellOf(sheet, line, field)).map((each) => word(vocabulary, each)))
  told.unsaid.push(...unmatchedIn(sheet, group))
  const level = said('autonomyOrLevel')
  const equipment = [...new Set(words('equipment', said('equipment')))] as SessionInput['equipment']
  const session: SessionInput = {
    ...blankSession,
    id,
    placeId: null,
    day: day ?? ground.today,
    minutes: minutes ?? 0,
    kind: isWorkshop ? 'workshop' : 'individual',
    topics,
    procedures,
    participants,
    returning: Math.min(participants, peopleTold(said('returning'))?.of ?? 0),
    autonomy: isWorkshop || level === '' ? null : coded(word('autonomy', level)),
    level: isWorkshop && level !== '' ? coded(word('level', level)) : null,
    equipment: equipment.length > 1 ? equipment.filter((each) => each !== 'aucun') : equipment,
    referral: referralRead(word, said('referral'), said('referred')),
    ages: tallied(everyone('age', 'age'), counted(sheet, group, 'ages')),
    genders: tallied(everyone('gender', 'gender'), {}),
    statuses: tallied(everyone('status', 'status'), counted(sheet, group, 'statuses')),
    residenceCode: find.commune(said('residenceInsee'), said('residence')),
    title: isWorkshop ? said('title') : '',
    ...tagsRead(told, find, wordsIn(said('tags'))),
  }
  const channel = channelRead(word, said('channel'), said('place'), said('commune') + said('insee'))
  if (channel === null) told.refusals.push('On ne sait pas où cela s’est passé.')
  Object.assign(session, where(told, session, channel ?? 'place', { said, find, choices, ground }))
  const kept = tidied(noted(told, session, said('notes'), choices))
  told.refusals.push(...refusalsOf(kept, ground, told.refusals.length === 0))
  return { ...told, group, session: told.refusals.length === 0 ? kept : null }
}

/** One word by the table, or by the advisor's choice; what is unknown is asked, what is « Autre » is counted. */
function wordRead(told: Told, choices: Choices, vocabulary: Vocabulary, said: string): string | null {
  if (said === '') return null
  if (vocabulary === 'topics' && isOther(said)) told.others.push(said)
  const meaning = meaningOf(vocabulary, said)
  if (meaning !== null) return meaning
  const asked: Asked = { what: vocabulary, said }
  told.asked.push(asked)
  const chosen = choices.words[choiceKey(vocabulary, said)] ?? null
  if (chosen === nothing && isOfPeople(vocabulary)) told.unsaid.push({ said, people: 1 })
  return chosen
}

const isOfPeople = (vocabulary: Vocabulary) => vocabulary === 'age' || vocabulary === 'status'

/** Thématiques and families of démarches come in one list; a démarche is help with démarches. */
function subjectsRead(
  words: (vocabulary: Vocabulary, cell: string) => string[],
  cell: string,
  isProcedure: boolean,
) {
  const codes = [...new Set(words('topics', cell))]
  const topics = codes.filter((code): code is Topic => Object.hasOwn(topicTable, code))
  const procedures = codes.filter((code): code is Procedure => Object.hasOwn(procedureLabels, code))
  const administrative = 'aide_aux_demarches_administratives' as const
  if ((procedures.length > 0 || isProcedure) && !topics.includes(administrative)) topics.push(administrative)
  return { topics, procedures }
}

type Word = (vocabulary: Vocabulary, said: string) => string | null

const coded = <Code extends string>(code: string | null) => (code === nothing ? null : code) as Code | null

/** To whom, or only that it was so: « Oui », or a number of people. */
function referralRead(word: Word, to: string, yes: string): SessionInput['referral'] {
  const named = wordsIn(to.replace(/:\s*\d+/g, ''))[0] ?? ''
  if (named !== '') return coded(word('referral', named))
  return /^(?:oui|vrai|true|x)$/.test(sameWord(yes)) || (peopleTold(yes)?.of ?? 0) > 0 ? 'autre' : null
}

function channelRead(word: Word, said: string, place: string, commune: string): Channel | null {
  if (said !== '') return coded<Channel>(word('channel', said))
  if (place !== '') return 'place'
  return commune === '' ? null : 'other'
}

type Asking = {
  said: (field: ImportedField) => string
  find: Finder
  choices: Choices
  ground: Ground
}

/**
 * Where it counts. A place that is not among ours is another place of its commune, unless the advisor says which of ours it
 * is; a commune that is not of here is told by one of our places.
 */
function where(told: Told, session: SessionInput, channel: Channel, { said, find, choices, ground }: Asking) {
  const communeCode = find.commune(said('insee'), said('commune') || said('place'))
  const name = said('place') || said('commune') || said('insee')
  if (channel === 'remote') {
    const placeId = session.residenceCode === null ? ground.usualPlaceId : null
    return { channel, placeId, communeCode: null }
  }
  const found =
    channel === 'place' ? find.place(said('place'), communeCode) : { placeId: null, byName: false }
  const isClear = channel === 'place' ? found.byName : communeCode !== null
  const chosen = isClear ? undefined : choices.places[sameWord(name)]
  if (!isClear) told.asked.push({ what: 'place', said: name, placeId: found.placeId, communeCode })
  const placeId = chosen === undefined ? found.placeId : chosen || null
  if (channel === 'place' && placeId !== null) return { channel, placeId, communeCode: null }
  const elsewhere = ground.places.find((place) => place.id === placeId)?.communeCode ?? communeCode
  if (elsewhere === null)
    told.refusals.push(
      name === '' ? 'Ni lieu ni commune.' : `On ne sait pas où est «\u00a0${name.slice(0, 60)}\u00a0».`,
    )
  return { channel: channel === 'home' ? 'home' : ('other' as const), placeId: null, communeCode: elsewhere }
}

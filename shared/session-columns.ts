import { sameWord } from './cell-text.ts'
import { type Cell, type Column, columnsOf } from './column-kinds.ts'
import { ageBandLabels, genderLabels, statusLabels } from './profile.ts'
import { blankLine, type SessionLine } from './session-line.ts'
import {
  autonomyLabels,
  channelLabels,
  equipmentLabels,
  levelLabels,
  mandateLabels,
  postureLabels,
  referralLabels,
  sessionKindLabels,
} from './sessions.ts'
import { procedureLabels, themeLabels, themeOf, themes, topics, topicTable } from './themes.ts'

/**
 * The columns of a session in a file, in their order: one line a session. What is exported is imported again by the same
 * table. Nobody helped is named, whatever is asked; notes are written only when their author asks.
 */
export type SessionColumn = Column<SessionLine>

const { words, code, insee, day, whole, yesNo, chosen, several, listed, counted } = columnsOf<SessionLine>()

const topicLabels = Object.fromEntries(topics.map((topic) => [topic, topicTable[topic].label])) as Record<
  (typeof topics)[number],
  string
>

const severally = 'Plusieurs réponses sont séparées par une barre «\u00a0|\u00a0».'

export const sessionColumns: readonly SessionColumn[] = [
  day('day', { name: 'Jour', holds: 'Le jour de la séance.' }),
  chosen('kind', sessionKindLabels, {
    name: 'Sorte',
    holds: `${Object.values(sessionKindLabels).join(' ou ')}.`,
  }),
  whole('minutes', { name: 'Durée (minutes)', holds: 'Le temps passé, en minutes.' }),
  words('title', { name: 'Titre', holds: 'Le titre d’un atelier.' }),
  chosen('channel', channelLabels, {
    name: 'Où',
    holds: `${Object.values(channelLabels).join(', ')}.`,
  }),
  words('placeName', { name: 'Lieu', holds: 'Le nom du lieu d’activité.' }),
  words('communeName', {
    name: 'Commune',
    holds: 'La commune où la séance a eu lieu\u00a0: c’est là qu’elle compte.',
  }),
  insee('communeCode', { name: 'Code Insee de la commune', holds: 'Le code officiel de cette commune.' }),
  yesNo('communeAssumed', {
    name: 'Commune supposée',
    holds:
      'Oui pour une séance à distance dont personne n’a dit la commune\u00a0: elle compte à celle du lieu.',
  }),
  words('residenceName', { name: 'Commune de résidence', holds: 'Où habite la personne, si elle l’a dit.' }),
  insee('residenceCode', { name: 'Code Insee de résidence', holds: 'Le code officiel de cette commune.' }),
  {
    name: 'Thèmes prioritaires',
    holds: `Ceux que la séance touche, d’après ses thématiques. ${severally}`,
    shape: 'text',
    write: (line) => themesTouched(line).join(' | ') || null,
  },
  several('topics', topicLabels, { name: 'Thématiques', holds: `Ce qui a été travaillé. ${severally}` }),
  several('procedures', procedureLabels, {
    name: 'Démarches',
    holds: `Les familles de démarches administratives. ${severally}`,
  }),
  chosen('posture', postureLabels, { name: 'Posture', holds: 'Montrer, accompagner, ou faire à la place.' }),
  chosen('mandate', mandateLabels, { name: 'Mandat', holds: 'Le mandat, quand vous avez fait à la place.' }),
  chosen('autonomy', autonomyLabels, {
    name: 'Autonomie',
    holds: 'Celle de la personne, en séance individuelle.',
  }),
  chosen('level', levelLabels, { name: 'Niveau', holds: 'Le niveau d’un atelier.' }),
  several('equipment', equipmentLabels, { name: 'Matériel', holds: `Le matériel utilisé. ${severally}` }),
  chosen('referral', referralLabels, { name: 'Orientation', holds: 'Vers qui la personne a été orientée.' }),
  whole('participants', {
    name: 'Participants',
    holds: 'Le nombre de personnes accompagnées\u00a0: 1 en séance individuelle.',
  }),
  whole('returning', { name: 'Déjà venus', holds: 'Le nombre de participants qui étaient déjà venus.' }),
  ...counted('ages', ageBandLabels, (label) => ({
    name: `Âge\u00a0: ${label}`,
    holds: 'Le nombre de participants de cet âge. Vide\u00a0: non communiqué.',
  })),
  ...counted('genders', genderLabels, (label) => ({
    name: `Genre\u00a0: ${label}`,
    holds: 'Le nombre de participants de ce genre. Vide\u00a0: non communiqué.',
  })),
  ...counted('statuses', statusLabels, (label) => ({
    name: `Situation\u00a0: ${label}`,
    holds: 'Le nombre de participants dans cette situation. Vide\u00a0: non communiqué.',
  })),
  words('author', { name: 'Notée par', holds: 'Le conseiller ou la conseillère qui a noté la séance.' }),
  listed('colleagues', {
    name: 'Animée avec',
    holds: `Les collègues qui ont animé l’atelier aussi. ${severally}`,
  }),
  listed('tags', {
    name: 'Étiquettes',
    holds: `Les noms des étiquettes de la séance, tels que vous les voyez. ${severally}`,
  }),
  words('notes', { name: 'Notes', holds: 'Vos propres notes, seulement si vous les demandez.' }),
  code('id', { name: 'Identifiant', holds: 'Reconnaît une séance déjà notée, quand on importe ce fichier.' }),
  code('placeId', { name: 'Identifiant du lieu', holds: 'Reconnaît le lieu, même s’il a changé de nom.' }),
  listed('colleagueIds', { name: 'Identifiants des collègues', holds: 'Reconnaissent les collègues.' }),
]

/** The columns of a file, with one's notes or, as by default, without. */
export const columnsWritten = ({ notes }: { notes: boolean }): SessionColumn[] =>
  sessionColumns.filter(({ name }) => notes || name !== 'Notes')

/** The column that a heading names, however it is spelt. */
export const columnNamed = (heading: string): SessionColumn | undefined => byWord.get(sameWord(heading))

const byWord = new Map(sessionColumns.map((column) => [sameWord(column.name), column]))

/** A line of the file, a cell a column. */
export const cellsOf = (line: SessionLine, columns: readonly SessionColumn[]): Cell[] =>
  columns.map(({ write }) => write(line))

/** What a line of a file says, with the cells that were not understood. */
export type LineRead = { line: SessionLine; misread: { name: string; said: string }[] }

/**
 * The session that a line of a file tells, whatever made the file.
 * @param cells what is under each column, as text; days `2026-03-29` or `29/03/2026`
 */
export function lineOf(cells: Iterable<readonly [SessionColumn, string]>): LineRead {
  let line = blankLine
  const misread: LineRead['misread'] = []
  for (const [{ name, read }, said] of cells) {
    if (!read || said.trim() === '') continue
    const change = read(said)
    if (change) line = joined(line, change)
    else misread.push({ name, said })
  }
  return { line, misread }
}

/** Counters of one kind come from several cells. */
const joined = (line: SessionLine, change: Partial<SessionLine>): SessionLine => ({
  ...line,
  ...change,
  ages: { ...line.ages, ...change.ages },
  genders: { ...line.genders, ...change.genders },
  statuses: { ...line.statuses, ...change.statuses },
})

const themesTouched = (line: SessionLine) =>
  themes
    .filter((theme) => line.topics.some((topic) => themeOf(topic) === theme))
    .map((theme) => themeLabels[theme].fr)

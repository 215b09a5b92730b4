import { sameWord } from './cell-text.ts'
import type { ImportSource } from './imports.ts'
import { columnNamed } from './session-columns.ts'

/** What a column of another tool's file may say of a session. Of counted people: `ages.12-17`, `statuses.retraite`. */
export const importedFields = {
  day: 'Jour',
  kind: 'Sorte d’accompagnement',
  people: 'Participants',
  returning: 'Déjà venus',
  channel: 'Où',
  place: 'Lieu',
  commune: 'Commune',
  insee: 'Code Insee de la commune',
  minutes: 'Durée',
  title: 'Titre de l’atelier',
  equipment: 'Matériel',
  topics: 'Thématiques et démarches',
  tags: 'Étiquettes',
  autonomyOrLevel: 'Autonomie ou niveau',
  referred: 'Orientation (oui ou non)',
  referral: 'Orientation',
  residence: 'Commune de la personne',
  residenceInsee: 'Code Insee de la personne',
  gender: 'Genre',
  age: 'Âge',
  status: 'Situation',
  notes: 'Notes',
  id: 'Identifiant',
  'ages.0-11': 'Âge : moins de 12 ans',
  'ages.12-17': 'Âge : 12-17 ans',
  'statuses.en_emploi': 'Situation : en emploi',
  'statuses.scolarise': 'Situation : scolarisé',
  'statuses.retraite': 'Situation : retraité',
  'statuses.sans_emploi': 'Situation : sans emploi',
} as const

export type ImportedField = keyof typeof importedFields

/**
 * A sheet as it was read: the names of its columns, what they mean to us (null: left aside), its lines. Of a file that
 * Permanence wrote, each column is read by the table that wrote it instead.
 */
export type Sheet = {
  source: ImportSource
  headings: string[]
  columns: (ImportedField | null)[]
  lines: SheetLine[]
}

/** A line of a spreadsheet, with its number there. */
export type SheetLine = { number: number; cells: string[] }

/** Tools write who exported and what was filtered above the table. */
const deepestHeading = 60

/**
 * Finds the line of headings and what each column means, however they are spelt, in whatever order. Null when there is no
 * line with a day and two other things that we know.
 */
export function sheetOf(lines: readonly SheetLine[]): Sheet | null {
  let best: { at: number; known: number } | null = null
  for (const [at, { cells }] of lines.slice(0, deepestHeading).entries()) {
    const known = cells.filter((cell) => fieldNamed(cell) ?? columnNamed(cell)).length
    if (known >= 3 && hasDay(cells) && known > (best?.known ?? 0)) best = { at, known }
  }
  const heading = best && lines[best.at]
  if (!best || !heading) return null
  const headings = heading.cells.map((cell) => cell.trim())
  return {
    source: sourceOf(headings),
    headings,
    columns: onceEach(headings.map(fieldNamed)),
    lines: lines.slice(best.at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  }
}

const hasDay = (cells: readonly string[]) =>
  cells.some((cell) => fieldNamed(cell) === 'day' || sameWord(cell) === 'jour')

/** Of two columns that say the same, the first is read. */
const onceEach = (fields: (ImportedField | null)[]) =>
  fields.map((field, at) => (fields.indexOf(field) === at ? field : null))

/** Each tool has names of columns that no other has. */
function sourceOf(headings: readonly string[]): ImportSource {
  const words = new Set(headings.map(sameWord))
  if (headings.filter((heading) => columnNamed(heading)).length >= 12) return 'permanence'
  if (['id cra', 'canaux d accompagnement', 'tranche d age du beneficiaire'].some((word) => words.has(word)))
    return 'la_coop'
  if (['nb participants', 'date accompagnement', 'id interne'].some((word) => words.has(word)))
    return 'espace_coop'
  return 'spreadsheet'
}

/** The meaning of a heading, whatever its capitals, accents and dots. */
export const fieldNamed = (heading: string): ImportedField | null => meanings.get(sameWord(heading)) ?? null

/** As La Coop writes them, then Espace Coop, then people in their own spreadsheets. */
const names: Record<ImportedField, readonly string[]> = {
  day: ['date', 'date accompagnement', 'date de l’accompagnement', 'date de l’activité', 'jour', 'le'],
  kind: ['type', 'type d’activité', 'activité', 'sorte', 'type d’accompagnement', 'modalité'],
  people: ['participants', 'nombre de participants', 'nb participants', 'nb de participants', 'effectif'],
  returning: ['nb participants récurrents', 'participants récurrents', 'déjà venus', 'déjà accompagnés'],
  channel: ['canaux d’accompagnement', 'canal', 'canal d’accompagnement', 'où', 'type de lieu'],
  place: ['nom du lieu', 'lieu', 'lieu d’activité', 'lieu d’accompagnement', 'structure', 'permanence'],
  commune: ['commune', 'ville', 'commune du lieu', 'nom de la commune'],
  insee: ['code insee', 'code commune', 'code insee de la commune', 'insee', 'code insee du lieu'],
  minutes: ['durée (min)', 'durée', 'durée (minutes)', 'durée en minutes', 'temps', 'temps passé', 'minutes'],
  title: ['nom de l’atelier', 'atelier', 'titre', 'titre de l’atelier', 'intitulé'],
  equipment: ['matériel numérique utilisé', 'matériel', 'matériel utilisé', 'équipement'],
  topics: [
    'thématique(s) d’accompagnement',
    'thématiques',
    'thématique',
    'thématiques d’accompagnement',
    'thèmes',
    'thème',
    'sujet',
  ],
  tags: ['tags', 'tag', 'étiquettes', 'étiquette', 'mots-clés'],
  autonomyOrLevel: [
    'niveau d’autonomie (ou de l’atelier)',
    'niveau d’autonomie du bénéficiaire',
    'niveau d’autonomie',
    'autonomie',
    'niveau de l’atelier',
    'niveau',
  ],
  referred: [
    'bénéficiaire réorienté',
    'le bénéficiaire est-il orienté vers une autre structure ?',
    'réorientation',
    'réorienté',
    'nb redirection',
  ],
  referral: ['structure de redirection', 'structures de redirection', 'orientation', 'orienté vers'],
  residence: [
    'commune du bénéficiaire',
    'commune de résidence du bénéficiaire',
    'commune de résidence',
    'commune de la personne',
  ],
  residenceInsee: ['code insee du bénéficiaire', 'code insee de résidence'],
  gender: ['genre du bénéficiaire', 'genre', 'sexe'],
  age: ['tranche d’âge du bénéficiaire', 'tranche d’âge', 'âge', 'age'],
  status: ['statut du bénéficiaire', 'statut', 'situation', 'statut social'],
  notes: ['notes supplémentaires', 'annotation', 'notes', 'note', 'commentaire', 'observations'],
  id: ['id cra', 'id interne', 'identifiant'],
  'ages.0-11': ['âge <12 ans', 'âge moins de 12 ans', 'moins de 12 ans'],
  'ages.12-17': ['âge 12-17 ans', '12-17 ans', 'âge 12-18 ans'],
  'statuses.en_emploi': ['statut emploi', 'statut en emploi', 'en emploi'],
  'statuses.scolarise': ['statut étudiant', 'étudiant', 'scolarisé'],
  'statuses.retraite': ['statut retraité', 'retraité'],
  'statuses.sans_emploi': ['statut sans emploi', 'sans emploi'],
}

const meanings = new Map(
  (Object.entries(names) as [ImportedField, readonly string[]][]).flatMap(([field, all]) =>
    all.map((name) => [sameWord(name), field] as const),
  ),
)

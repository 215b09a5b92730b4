import type { Cell } from './spreadsheets.ts'

/** Exports of the other tools as their columns are described, with lines of our own. */

const coopHeadings = [
  'Date',
  'Enregistré le',
  'Type',
  'Participants',
  'Bénéficiaire',
  'Canaux d’accompagnement',
  'Nom du lieu',
  'Commune',
  'Code postal',
  'Code Insee',
  'Durée (min)',
  'Nom de l’atelier',
  'Matériel numérique utilisé',
  'Thématique(s) d’accompagnement',
  'Tags',
  'Nom de la démarche administrative',
  'Niveau d’autonomie (ou de l’atelier)',
  'Bénéficiaire réorienté',
  'Structure de redirection',
  'Commune du bénéficiaire',
  'Code postal du bénéficiaire',
  'Code Insee du bénéficiaire',
  'Genre du bénéficiaire',
  'Tranche d’âge du bénéficiaire',
  'Statut du bénéficiaire',
  'Notes supplémentaires',
  'ID CRA',
] as const

type CoopLine = Partial<Record<(typeof coopHeadings)[number], Cell>>

const ordinary: CoopLine = {
  Date: { day: '2025-11-04' },
  'Enregistré le': '05/11/2025 à 09:12',
  Type: 'Accompagnement individuel',
  Participants: 1,
  Bénéficiaire: 'Odile Canari',
  'Canaux d’accompagnement': 'Lieu d’activité',
  'Nom du lieu': 'Médiathèque de Gramat',
  Commune: 'Gramat',
  'Code postal': '46500',
  'Code Insee': '46128',
  'Durée (min)': 45,
  'Matériel numérique utilisé': 'Ordinateur\nTéléphone',
  'Thématique(s) d’accompagnement': 'E-mail\nSanté',
  'Niveau d’autonomie (ou de l’atelier)': '2/3',
  'Bénéficiaire réorienté': 'Non',
  'Commune du bénéficiaire': 'Saint-Céré',
  'Code Insee du bénéficiaire': '46251',
  'Genre du bénéficiaire': 'Féminin',
  'Tranche d’âge du bénéficiaire': '70 ans et plus',
  'Statut du bénéficiaire': 'Retraité',
  'ID CRA': 'cra-1',
}

/** What La Coop writes: who asked and what was filtered, then a line an accompagnement. */
export const coop = (...lines: CoopLine[]): Cell[][] => [
  ['Export généré le 12/06/2026'],
  ['Rôle', 'Conseiller numérique'],
  [''],
  [...coopHeadings],
  ...lines.map((line) => coopHeadings.map((heading) => ({ ...ordinary, ...line })[heading] ?? '')),
]

/** A workshop of La Coop: a line a person, under one identifier. */
export const coopWorkshop = (id: string, people: readonly CoopLine[], changed: CoopLine = {}): CoopLine[] =>
  people.map((person, at) => ({
    Type: 'Atelier collectif',
    Participants: `${at + 1}/${people.length}`,
    'Nom de l’atelier': 'Tablette, premiers pas',
    'Niveau d’autonomie (ou de l’atelier)': '1/3',
    'ID CRA': id,
    ...changed,
    ...person,
  }))

const formerHeadings = [
  'Date Accompagnement',
  'Date Création',
  'Commune',
  'Code Commune',
  'Code Postal',
  'Lieu d’activité',
  'Canal',
  'Type d’activité',
  'Durée (min)',
  'Nb Participants',
  'Nb Participants Récurrents',
  'Nb redirection',
  'Structures de redirection',
  'Statut Emploi',
  'Statut Étudiant',
  'Statut Retraité',
  'Statut Sans Emploi',
  'Statut Hétérogène',
  'Âge <12 ans',
  'Âge 12-17 ans',
  'Âge 18-35 ans',
  'Âge 35-60 ans',
  'Âge >60 ans',
  'Thèmes',
  'Annotation',
  'ID interne',
] as const

type FormerLine = Partial<Record<(typeof formerHeadings)[number], Cell>>

/** What Espace Coop wrote, with its own codes. */
export const espaceCoop = (...lines: FormerLine[]): Cell[][] => [
  [...formerHeadings],
  ...lines.map((line) => formerHeadings.map((heading) => ({ ...former, ...line })[heading] ?? '')),
]

const former: FormerLine = {
  'Date Accompagnement': { day: '2023-03-07' },
  'Date Création': { day: '2023-03-08' },
  Commune: 'GRAMAT',
  'Code Commune': '46128',
  'Code Postal': '46500',
  'Lieu d’activité': 'CC CAUVALDOR',
  Canal: 'rattachement',
  'Type d’activité': 'ponctuel',
  'Durée (min)': 30,
  'Nb Participants': 1,
  'Nb Participants Récurrents': 1,
  'Statut Retraité': 1,
  'Âge >60 ans': 1,
  Thèmes: 'courriel\nsmartphone',
  'ID interne': '640b',
}

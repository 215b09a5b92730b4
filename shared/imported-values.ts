import { sameWord } from './cell-text.ts'
import { ageBandLabels, genderLabels, statusLabels } from './profile.ts'
import {
  autonomyLabels,
  channelLabels,
  equipmentLabels,
  levelLabels,
  referralLabels,
  sessionKindLabels,
} from './sessions.ts'
import { procedureLabels, topics, topicTable } from './themes.ts'

const topicLabels = Object.fromEntries(topics.map((topic) => [topic, topicTable[topic].label]))

/** What a word of another tool may mean: our codes and their words, for each kind of word. */
export const vocabularies = {
  kind: {
    name: 'Sorte d’accompagnement',
    labels: { ...sessionKindLabels, procedure: 'Aide aux démarches, individuelle' },
  },
  channel: { name: 'Où', labels: channelLabels },
  topics: { name: 'Thématique', labels: { ...topicLabels, ...procedureLabels } },
  equipment: { name: 'Matériel', labels: equipmentLabels },
  autonomy: { name: 'Autonomie', labels: autonomyLabels },
  level: { name: 'Niveau de l’atelier', labels: levelLabels },
  referral: { name: 'Orientation', labels: referralLabels },
  gender: { name: 'Genre', labels: genderLabels },
  age: { name: 'Âge', labels: ageBandLabels },
  status: { name: 'Situation', labels: statusLabels },
} as const satisfies Record<string, { name: string; labels: Record<string, string> }>

export type Vocabulary = keyof typeof vocabularies

/** The word means nothing that we keep (« Non communiqué », « Autre »). */
export const nothing = ''

/**
 * Our code for a word of another tool; `nothing` when it means that nothing was said; null when we do not know it, and
 * somebody must choose.
 */
export const meaningOf = (vocabulary: Vocabulary, said: string): string | null =>
  known[vocabulary].get(sameWord(said)) ?? null

/** A word of the other tool that is known, and that we have no code for: counted in the report. */
export const isOther = (said: string) => /^autres?$/.test(sameWord(said))

const unsaid = ['non communiqué', 'non renseigné', 'inconnu', 'nc', 'n/a', '-', 'sans objet']

/** Besides our own words and codes. Former codes are those of Espace Coop, before La Coop. */
const others: Record<Vocabulary, Record<string, readonly string[]>> = {
  kind: {
    individual: ['individuel', 'ponctuel', 'accompagnement', 'accompagnement ponctuel', 'rdv', 'rendez-vous'],
    workshop: ['collectif', 'atelier', 'accompagnement collectif'],
    procedure: ['aide aux démarches administratives', 'démarche', 'demarche_administrative'],
  },
  channel: {
    place: ['rattachement', 'lieu_activite', 'lieu de rattachement', 'sur place', 'dans le lieu d’activité'],
    other: ['autre', 'autre lieu'],
    home: ['domicile'],
    remote: ['distance', 'a_distance', 'téléphone', 'visio', 'visioconférence'],
  },
  topics: {
    diagnostic_numerique: ['diagnostic'],
    prendre_en_main_du_materiel: [
      'équipement informatique',
      'smartphone',
      'prendre en main un équipement informatique',
      'prendre en main un smartphone',
    ],
    navigation_sur_internet: ['internet', 'naviguer sur internet'],
    email: ['courriel', 'courriels', 'mail', 'e mail', 'envoyer recevoir gérer ses courriels'],
    bureautique: ['traitement texte', 'traitement de texte'],
    creer_avec_le_numerique: ['contenus numériques', 'créer et gérer ses contenus numériques'],
    reseaux_sociaux: [
      'échanger',
      'échanger avec ses proches',
      'réseaux sociaux',
      'réseaux sociaux communication',
    ],
    scolarite_et_numerique: ['scolaire', 'scolarité'],
    parentalite: ['accompagner enfant', 'accompagner son enfant'],
    insertion_professionnelle: ['trouver emploi', 'trouver un emploi', 'emploi'],
    banque_et_achats_en_ligne: ['budget', 'gérer son budget', 'achats en ligne'],
    entrepreneuriat: ['tpe/pme', 'tpe pme'],
    securite_numerique: [
      'fraude et harcèlement',
      'sécurité',
      'sécurité numérique',
      'cybersécurité',
      'cyber sécurité',
    ],
    culture_numerique: ['vocabulaire', 'vocabulaire numérique'],
    intelligence_artificielle: ['intelligence artificielle', 'ia'],
    aide_aux_demarches_administratives: [
      'démarche en ligne',
      'démarches en ligne',
      'démarches administratives',
    ],
    travail_formation: ['travail - formation', 'travail - formation - entreprise'],
    [nothing]: ['autre', 'autres'],
  },
  equipment: {
    telephone: ['smartphone', 'portable', 'mobile'],
    ordinateur: ['pc', 'ordinateur portable'],
    aucun: ['aucun', 'aucun matériel', 'sans'],
  },
  autonomy: {
    entierement_accompagne: ['1/3', '1', 'entièrement accompagné', 'pas autonome'],
    partiellement_autonome: ['2/3', '2', 'partiellement autonome'],
    autonome: ['3/3', '3'],
  },
  level: { debutant: ['1/3', '1'], intermediaire: ['2/3', '2'], avance: ['3/3', '3'] },
  referral: {
    administration: ['administration (mairie, préfecture…)', 'mairie', 'préfecture'],
    autre_structure: ['mediation_numerique', 'structure de médiation numérique', 'médiation numérique'],
    operateur: [
      'opérateur ou organisme en charge de la démarche administrative',
      'operateur_ou_organisme_en_charge',
    ],
    aide_sociale: [
      'structure d’aide sociale (maison des solidarités, centre social…)',
      'structure d’aide sociale',
      'ccas',
      'maison des solidarités',
    ],
    insertion_professionnelle: [
      'structure d’insertion professionnelle (france travail, mission locale, chambre de commerce…)',
      'france travail',
      'pôle emploi',
      'mission locale',
    ],
    aide_aux_demarches: [
      'structure d’aide aux démarches administratives (france services…)',
      'aide_aux_demarches_administratives',
      'france services',
      'maison france services',
    ],
    [nothing]: ['non', 'aucune'],
  },
  gender: { masculin: ['homme', 'm', 'h'], feminin: ['femme', 'f'], [nothing]: unsaid },
  age: {
    '0-11': ['moins de 12', '<12 ans', 'enfant'],
    '12-17': ['12-17', '12-18 ans'],
    '18-24': ['18-24'],
    '25-39': ['25-39'],
    '40-59': ['40-59'],
    '60-69': ['60-69'],
    '70+': ['70 et plus', '70+', 'plus de 70 ans', 'soixante_dix_plus', '70 plus'],
    [nothing]: unsaid,
  },
  status: {
    retraite: ['retraitée', 'à la retraite'],
    sans_emploi: ['demandeur d’emploi', 'chômage'],
    en_emploi: ['salarié', 'actif', 'emploi'],
    scolarise: ['étudiant', 'élève', 'scolarisée'],
    [nothing]: [...unsaid, 'non communiqué ou hétérogène', 'hétérogène'],
  },
}

const known = Object.fromEntries(
  (Object.keys(vocabularies) as Vocabulary[]).map((vocabulary) => {
    const labels = Object.entries<string>(vocabularies[vocabulary].labels)
    return [
      vocabulary,
      new Map([
        ...Object.entries(others[vocabulary]).flatMap(([code, words]) =>
          words.map((word) => [sameWord(word), code] as const),
        ),
        ...labels.flatMap(([code, label]) => [
          [sameWord(label), code] as const,
          [sameWord(code), code] as const,
        ]),
      ]),
    ]
  }),
) as Record<Vocabulary, Map<string, string>>

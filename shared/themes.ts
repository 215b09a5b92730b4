/**
 * The three priority themes of the préfet's letter, and under them the nineteen thématiques and eleven démarches
 * that advisors know from La Coop: the codes are theirs, so that figures compare and exports import.
 */

export const themes = ['everyday', 'citizen', 'autonomy'] as const
export type Theme = (typeof themes)[number]

export const themeLabels: Record<Theme, { fr: string; en: string; short: string }> = {
  everyday: { fr: 'Usages quotidiens', en: 'Everyday uses', short: 'Quotidien' },
  citizen: { fr: 'Usages citoyens et critiques', en: 'Citizen and critical uses', short: 'Citoyen' },
  autonomy: {
    fr: 'Démarches administratives en autonomie',
    en: 'Administrative autonomy',
    short: 'Démarches',
  },
}

type Entry = { theme: Theme | null; label: string; hint: string }

const table = {
  prendre_en_main_du_materiel: {
    theme: 'everyday',
    label: 'Prendre en main du matériel',
    hint: 'Ordinateur, téléphone, tablette : allumer, régler, écrire, imprimer',
  },
  maintenance_de_materiel: {
    theme: 'everyday',
    label: 'Maintenance de matériel',
    hint: 'Mises à jour, nettoyage, réparation, réemploi',
  },
  gere_ses_contenus_numeriques: {
    theme: 'everyday',
    label: 'Gérer ses contenus numériques',
    hint: 'Photos, fichiers, sauvegarde, stockage en ligne',
  },
  navigation_sur_internet: {
    theme: 'everyday',
    label: 'Navigation sur internet',
    hint: 'Navigateur, recherche, favoris, télécharger',
  },
  email: { theme: 'everyday', label: 'E-mail', hint: 'Créer une boîte, écrire, joindre un document' },
  bureautique: { theme: 'everyday', label: 'Bureautique', hint: 'Texte, tableur, présentation, PDF' },
  sante: { theme: 'everyday', label: 'Santé', hint: 'Ameli, Doctolib, Mon espace santé, téléconsultation' },
  banque_et_achats_en_ligne: {
    theme: 'everyday',
    label: 'Banque et achats en ligne',
    hint: 'Compte en ligne, payer, acheter, vendre, comparer',
  },
  entrepreneuriat: {
    theme: 'everyday',
    label: 'Accompagner un professionnel',
    hint: 'Facturation, site vitrine, démarches d’entreprise',
  },
  insertion_professionnelle: {
    theme: 'everyday',
    label: 'Insertion professionnelle',
    hint: 'CV, France Travail, télétravail, visioconférence',
  },
  creer_avec_le_numerique: {
    theme: 'everyday',
    label: 'Créer avec le numérique',
    hint: 'Image, vidéo, musique, impression 3D, code',
  },
  reseaux_sociaux: {
    theme: 'citizen',
    label: 'Réseaux sociaux, communication',
    hint: 'WhatsApp, Facebook, appels en vidéo, réglages de confidentialité',
  },
  securite_numerique: {
    theme: 'citizen',
    label: 'Prévention en sécurité numérique',
    hint: 'Arnaques, mots de passe, virus, données personnelles',
  },
  parentalite: {
    theme: 'citizen',
    label: 'Parentalité',
    hint: 'Temps d’écran, contrôle parental, harcèlement',
  },
  scolarite_et_numerique: {
    theme: 'citizen',
    label: 'Scolarité et numérique',
    hint: 'Pronote, ENT, ÉduConnect, Parcoursup',
  },
  culture_numerique: {
    theme: 'citizen',
    label: 'Culture numérique',
    hint: 'S’informer, vérifier une source, vocabulaire, droits',
  },
  intelligence_artificielle: {
    theme: 'citizen',
    label: 'Intelligence artificielle (IA)',
    hint: 'Comprendre, essayer, garder un regard critique',
  },
  aide_aux_demarches_administratives: {
    theme: 'autonomy',
    label: 'Aide aux démarches administratives',
    hint: 'FranceConnect, impots.gouv.fr, CAF, ANTS, retraite',
  },
  diagnostic_numerique: {
    theme: null,
    label: 'Diagnostic numérique',
    hint: 'Faire le point sur ce que la personne sait faire',
  },
} as const satisfies Record<string, Entry>

export type Topic = keyof typeof table

/** Thématiques in the order of the three columns that advisors see. */
export const topics = Object.keys(table) as [Topic, ...Topic[]]

/** Theme (null when transversal), label and one-line hint of each thématique. */
export const topicTable: Record<Topic, Entry> = table

export const themeOf = (topic: Topic): Theme | null => topicTable[topic].theme

/** The eleven families of démarches that detail `aide_aux_demarches_administratives`. */
export const procedureLabels = {
  papiers_elections_citoyennete: 'Papiers, élections, citoyenneté',
  famille_scolarite: 'Famille, scolarité',
  social_sante: 'Social, santé',
  travail_formation: 'Travail, formation, entreprise',
  logement: 'Logement',
  transports_mobilite: 'Transports, mobilité',
  argent_impots: 'Argent, impôts',
  justice: 'Justice',
  etrangers_europe: 'Étrangers, Europe',
  loisirs_sports_culture: 'Loisirs, sports, culture',
  associations: 'Associations',
} as const

export type Procedure = keyof typeof procedureLabels
export const procedures = Object.keys(procedureLabels) as [Procedure, ...Procedure[]]

/** What a citizen says in plain words when booking; `unknown` is a good answer. */
export const needs = [...themes, 'unknown'] as const
export type Need = (typeof needs)[number]

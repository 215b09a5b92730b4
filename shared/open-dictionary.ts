import { topicTable, topics, themeLabels, themes } from './themes.ts'

/** What each column of the open data says. One table: the page shows it, the schema that machines read is made of it. */
export type OpenColumn = {
  name: string
  /** As Table Schema (Frictionless) names it. */
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date'
  sentence: string
  example: string
  /** Every line has it. */
  isAlways: boolean
}

const always = (name: string, type: OpenColumn['type'], example: string, sentence: string): OpenColumn => ({
  name,
  type,
  sentence,
  example,
  isAlways: true,
})

const sometimes = (...column: Parameters<typeof always>): OpenColumn => ({
  ...always(...column),
  isAlways: false,
})

/** The columns of the national schema that we fill; the others are there, empty. */
export const placeColumns: readonly OpenColumn[] = [
  always('id', 'string', '019a1c2e-…', 'Identifiant du lieu, qui ne change jamais.'),
  always('pivot', 'string', '21460042000012', 'SIRET de l’établissement, clé vérifiée.'),
  always('nom', 'string', 'Médiathèque de Gramat', 'Nom du lieu.'),
  always('commune', 'string', 'Gramat', 'Nom de la commune.'),
  always('code_postal', 'string', '46500', 'Code postal.'),
  always('code_insee', 'string', '46128', 'Code officiel géographique de la commune.'),
  always('adresse', 'string', '1 place de la Halle', 'Numéro et rue.'),
  sometimes('latitude', 'number', '44.77', 'Latitude, en degrés (WGS 84).'),
  sometimes('longitude', 'number', '1.72', 'Longitude, en degrés (WGS 84).'),
  sometimes('telephone', 'string', '0565000000', 'Numéro qu’on appelle quand aucune heure ne convient.'),
  sometimes('site_web', 'string', 'https://…/lieux/…', 'Page du lieu.'),
  sometimes(
    'horaires',
    'string',
    'Tu 09:00-12:00; PH off',
    'Permanences qui se répètent, dans la syntaxe opening_hours d’OpenStreetMap, sans les jours fériés\u00a0; les séances déplacées ou annulées n’y sont pas.',
  ),
  sometimes(
    'presentation_detail',
    'string',
    'Parking gratuit…',
    'Comment venir, et si l’accès est de plain-pied.',
  ),
  always('source', 'string', 'Permanence', 'Qui publie.'),
  always('date_maj', 'date', '2026-06-15', 'Dernier jour où la fiche a pu changer.'),
  always(
    'services',
    'string',
    'Aide aux démarches administratives|…',
    'Services du schéma national, d’après les thèmes du lieu\u00a0; toujours un au moins.',
  ),
  always('frais_a_charge', 'string', 'Gratuit', 'Toujours «\u00a0Gratuit\u00a0».'),
  always(
    'dispositif_programmes_nationaux',
    'string',
    'Conseillers numériques',
    'Toujours «\u00a0Conseillers numériques\u00a0».',
  ),
  always('modalites_acces', 'string', 'Prendre un RDV en ligne|Téléphoner', 'Comment on s’y prend.'),
  always(
    'modalites_accompagnement',
    'string',
    'Accompagnement individuel|…',
    'Seul, en atelier collectif, ou les deux.',
  ),
  sometimes('prise_rdv', 'string', 'https://…/lieux/…', 'Page où prendre rendez-vous, sans compte.'),
]

/** The figures: one line for a quarter, a territory and a theme. */
export const figureColumns: readonly OpenColumn[] = [
  always('trimestre', 'string', '2026-T2', 'Trimestre civil\u00a0; seuls ceux qui sont finis paraissent.'),
  always('debut', 'date', '2026-04-01', 'Premier jour du trimestre.'),
  always('fin', 'date', '2026-06-30', 'Dernier jour du trimestre.'),
  always('niveau', 'string', 'epci', 'departement ou epci.'),
  always('code', 'string', '200066371', 'Code du département, ou SIREN de l’intercommunalité.'),
  always('territoire', 'string', 'Grand-Figeac', 'Nom du territoire.'),
  always(
    'departement',
    'string',
    '46',
    'Code du département\u00a0: une intercommunalité à cheval sur deux n’y compte que ses communes de ce côté.',
  ),
  always(
    'theme',
    'string',
    'everyday',
    `all (toutes les séances), ${themes.map((theme) => `${theme} (${themeLabels[theme].fr})`).join(', ')}.`,
  ),
  sometimes(
    'seances',
    'integer',
    '45',
    'Séances qui touchent le thème, au multiple de cinq\u00a0; vide quand le nombre est caché.',
  ),
  always(
    'seances_moins_de_5',
    'boolean',
    'false',
    'Vrai quand le nombre est caché\u00a0: «\u00a0moins de 5\u00a0».',
  ),
  sometimes(
    'part',
    'integer',
    '38',
    'Part des séances qui ont au moins un thème, en pour cent. Une séance peut toucher plusieurs thèmes\u00a0: les trois parts dépassent 100.',
  ),
  sometimes(
    'heures',
    'integer',
    '52',
    'Heures consacrées au thème, à l’unité\u00a0; vide quand le nombre de séances est caché.',
  ),
]

/** Which thématiques make each theme: what `theme` means, for whoever compares with other figures. */
export const themeTopics = themes.map((theme) => ({
  theme,
  label: themeLabels[theme].fr,
  topics: topics.filter((topic) => topicTable[topic].theme === theme).map((topic) => topicTable[topic].label),
}))

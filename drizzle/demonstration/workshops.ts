import type { Topic } from '#shared/themes.ts'

type Workshop = { title: string; level: 'debutant' | 'intermediaire' | 'avance'; topics: Topic[] }

/** Workshops as advisors lead them: a title that invites, and the thématiques they touch. */
export const workshops = {
  firstSteps: {
    title: 'Premiers pas sur l’ordinateur',
    level: 'debutant',
    topics: ['prendre_en_main_du_materiel', 'navigation_sur_internet'],
  },
  smartphone: {
    title: 'Mon smartphone sans stress',
    level: 'debutant',
    topics: ['prendre_en_main_du_materiel', 'gere_ses_contenus_numeriques'],
  },
  photos: {
    title: 'Trier et sauvegarder ses photos',
    level: 'intermediaire',
    topics: ['gere_ses_contenus_numeriques'],
  },
  scams: {
    title: 'Repérer les arnaques',
    level: 'debutant',
    topics: ['securite_numerique', 'email'],
  },
  procedures: {
    title: 'Mes démarches en ligne, pas à pas',
    level: 'debutant',
    topics: ['aide_aux_demarches_administratives', 'navigation_sur_internet'],
  },
  socialNetworks: {
    title: 'Réseaux sociaux\u00a0: garder la main',
    level: 'intermediaire',
    topics: ['reseaux_sociaux', 'securite_numerique'],
  },
  artificialIntelligence: {
    title: 'Comprendre l’intelligence artificielle',
    level: 'intermediaire',
    topics: ['intelligence_artificielle', 'culture_numerique'],
  },
  checkNews: { title: 'Vérifier une information', level: 'intermediaire', topics: ['culture_numerique'] },
  family: {
    title: 'Les écrans en famille',
    level: 'debutant',
    topics: ['parentalite', 'reseaux_sociaux'],
  },
  school: {
    title: 'Suivre la scolarité de ses enfants',
    level: 'debutant',
    topics: ['scolarite_et_numerique', 'parentalite'],
  },
  buyAndSell: {
    title: 'Acheter et vendre en ligne en confiance',
    level: 'intermediaire',
    topics: ['banque_et_achats_en_ligne', 'securite_numerique'],
  },
  create: {
    title: 'Créer une affiche ou une vidéo',
    level: 'avance',
    topics: ['creer_avec_le_numerique', 'bureautique'],
  },
  findWork: {
    title: 'Un CV qui se lit',
    level: 'intermediaire',
    topics: ['insertion_professionnelle', 'bureautique'],
  },
  health: { title: 'Ma santé en ligne', level: 'debutant', topics: ['sante', 'securite_numerique'] },
} as const satisfies Record<string, Workshop>

export type WorkshopName = keyof typeof workshops
export const workshopNames = Object.keys(workshops) as WorkshopName[]

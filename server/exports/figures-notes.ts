/** Why a table has no line, said as the screen says it. */
export const narrowed = {
  appointments:
    'Un rendez-vous n’a ni canal, ni thème, ni étiquette, ni public\u00a0: retirez ces filtres pour voir les rendez-vous.',
  coverage:
    'Une permanence n’a ni canal, ni thème, ni étiquette, ni public\u00a0: retirez ces filtres pour voir où l’aide est à portée.',
  publics:
    'Hors de votre structure, un thème, un public et un autre critère ne se croisent que pour une intercommunalité et des ' +
    'trimestres entiers\u00a0: retirez un de ces filtres.',
  country: 'Ce tableau se lit département par département\u00a0: choisissez-en un.',
} as const

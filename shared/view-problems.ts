/** The refusals that only saved views know. */
export const viewProblems = {
  viewsFull: {
    class: 'conflict',
    fr: 'Vous gardez déjà cinquante vues. Supprimez-en une qui ne sert plus, puis enregistrez celle-ci.',
    en: 'You already keep fifty views. Remove one that no longer serves, then save this one.',
  },
  viewOutOfReach: {
    class: 'forbidden',
    fr: 'Cette vue montre un territoire, une structure ou un filtre que votre compte ne voit pas. Celui ou celle qui vous l’a envoyée peut vous en donner les chiffres autrement.',
    en: 'This view shows a territory, a structure or a filter that your account does not see. Whoever sent it to you may give you its figures another way.',
  },
} as const

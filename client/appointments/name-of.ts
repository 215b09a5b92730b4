/** Whose appointment it is; names are cleared some weeks after. */
export const nameOf = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  [firstName, lastName].filter(Boolean).join(' ') || 'Une personne'

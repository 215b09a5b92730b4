/** Two people at once, and why: somebody wanted it so. */
export const OverlapNote = ({ reason }: { reason: string | null }) =>
  reason === null ? null : (
    <p className="mention">
      {'En même temps qu’un autre rendez-vous\u00a0: '}
      <q>{reason}</q>
    </p>
  )

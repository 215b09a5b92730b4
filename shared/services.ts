/** A service (motif) is either for one person or for a group. */
export const serviceKinds = ['individual', 'workshop'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Where a service happens. */
export const serviceModes = ['place', 'phone', 'home', 'video'] as const
export type ServiceMode = (typeof serviceModes)[number]

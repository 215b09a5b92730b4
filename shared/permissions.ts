/** Roles of the people who sign in. Citizens and third parties never do. */
export const roles = ['advisor', 'coordinator', 'structureManager', 'prefecture', 'administrator'] as const
export type Role = (typeof roles)[number]

/** A role held somewhere: a structure for its manager, a département for coordinators and the préfecture. */
export type Grant = { role: Role; structureId: string | null; departementCode: string | null }

/** Whoever makes this request, signed in. `advisorId` and `structureId` when they receive people. */
export type Actor = {
  userId: string
  name: string
  advisorId: string | null
  structureId: string | null
  /** The département of their structure, or of one that they manage: where their figures begin. */
  home?: string | null
  grants: Grant[]
}

export const roleLabels: Record<Role, string> = {
  advisor: 'Conseiller·ère numérique',
  coordinator: 'Coordinateur·rice',
  structureManager: 'Responsable de structure',
  prefecture: 'Préfecture',
  administrator: 'Administrateur·rice',
}

/** What each role is for, in a sentence, where somebody gives it. */
export const roleSentences: Record<Role, string> = {
  advisor: 'Reçoit, tient ses permanences et note ses accompagnements.',
  coordinator:
    'Voit les chiffres et l’équipe d’un département, jamais les notes ni le nom des personnes reçues.',
  structureManager: 'Voit les chiffres et l’équipe de sa structure.',
  prefecture: 'Voit les chiffres de son département.',
  administrator: 'Règle les structures, les lieux et les comptes, sans lire les notes ni les noms.',
}

/** What must be known of a thing to say who may. `coAdvisorIds`: those who led a session besides its author. */
type Things = {
  appointment: { advisorId: string }
  /** Those who lead the workshop waited for, or receive at the place. */
  wait: { receivingIds: readonly string[] }
  session: { advisorId: string; coAdvisorIds: readonly string[] }
  /** A colleague's workshop session: when, where and how many, to tell whether one noted it too. */
  workshop: { structureId: string }
  notes: { advisorId: string; coAdvisorIds: readonly string[] }
  /** `sharedWithIds`: colleagues of the same structure, with the person's agreement. */
  beneficiary: { advisorId: string; sharedWithIds: readonly string[] }
  figures: { departementCode: string; structureId: string }
  personalTag: { advisorId: string }
  teamTag: { structureId: string }
  commonTag: { departementCode: string }
  /** A view of the dashboard that its author shares; one that they keep for themselves is nobody else's. */
  teamView: { structureId: string }
  commonView: { departementCode: string }
  initiative: { departementCode: string }
  opening: { advisorId: string }
  absence: { advisorId: string }
  advisor: { structureId: string; departementCode: string }
  /** Those whom somebody coordinates or manages: an advisor, as their work goes. */
  team: { structureId: string; departementCode: string }
  /** A role that somebody holds: where. */
  colleague: { structureId: string | null; departementCode: string | null }
  structure: { structureId: string; departementCode: string }
  place: object
  person: object
  letters: object
}

/** Over which things a right holds: one's own; those a colleague shares too; those one led; where one receives; of one's structure; of one's département; all of them. */
export type Scope = 'own' | 'shared' | 'led' | 'receiving' | 'structure' | 'departement' | 'all'

type Right = Partial<Record<Role, Scope>>

const own = { advisor: 'own' } as const
const shared = { advisor: 'shared' } as const
const coordinated = { coordinator: 'departement' } as const
const administered = { administrator: 'all' } as const
const ownOrAdministered = { ...own, ...administered } as const

/**
 * The whole of who may what. Who helps keeps what people told them: nobody above reads a note or a citizen's name, and
 * who administers does not need them. Names of advisors are no secret to the people who work with them.
 */
const rights = {
  appointment: { see: own, settle: own, cancel: own, move: own },
  wait: { see: { advisor: 'receiving' }, seat: { advisor: 'receiving' } },
  session: { see: { advisor: 'led' }, record: own, revise: own, withdraw: own },
  /** Two colleagues may have noted the same one: whoever did puts theirs behind the other. */
  workshop: { see: { advisor: 'structure' } },
  notes: { see: { advisor: 'led' } },
  beneficiary: { see: shared, add: own, change: shared, merge: own, share: own, erase: own },
  figures: {
    see: {
      advisor: 'structure',
      structureManager: 'structure',
      coordinator: 'departement',
      prefecture: 'departement',
      administrator: 'all',
    },
  },
  /** Whoever coordinates a département notes what is done for it, and corrects what a colleague noted. */
  initiative: {
    see: { ...coordinated, prefecture: 'departement', administrator: 'all' },
    record: coordinated,
    revise: coordinated,
    withdraw: coordinated,
  },
  /** A team keeps its words itself: all that is done to them can be undone. */
  personalTag: { see: own, manage: own },
  teamTag: {
    see: { advisor: 'structure', structureManager: 'structure' },
    manage: { advisor: 'structure', structureManager: 'structure' },
  },
  commonTag: {
    see: { advisor: 'all', structureManager: 'all', coordinator: 'departement', administrator: 'all' },
    manage: { coordinator: 'departement', administrator: 'all' },
  },
  teamView: { see: { advisor: 'structure', structureManager: 'structure' } },
  commonView: { see: { coordinator: 'departement', prefecture: 'departement', administrator: 'all' } },
  opening: { manage: ownOrAdministered },
  absence: { manage: ownOrAdministered },
  advisor: {
    see: {
      advisor: 'all',
      structureManager: 'structure',
      coordinator: 'departement',
      administrator: 'all',
    },
    administer: administered,
  },
  /** Whoever coordinates or manages sees how the work goes: what is noted, settled, planned; never whom it helped. */
  team: { see: { structureManager: 'structure', coordinator: 'departement', administrator: 'all' } },
  /** How to reach the people one works with, at work. */
  colleague: {
    see: {
      advisor: 'all',
      structureManager: 'structure',
      coordinator: 'departement',
      prefecture: 'departement',
      administrator: 'all',
    },
  },
  structure: {
    see: {
      advisor: 'structure',
      structureManager: 'structure',
      coordinator: 'departement',
      prefecture: 'departement',
      administrator: 'all',
    },
    administer: administered,
  },
  place: {
    see: {
      advisor: 'all',
      structureManager: 'all',
      coordinator: 'all',
      prefecture: 'all',
      administrator: 'all',
    },
    administer: administered,
  },
  person: { administer: administered },
  letters: { see: administered },
} as const satisfies Record<keyof Things, Record<string, Right>>

export type Thing = keyof Things
export type Verb<T extends Thing> = keyof (typeof rights)[T]

/** May this person do this to that? The client hides with it, the server refuses with it. */
export const may = <T extends Thing>(
  actor: Actor | null,
  verb: Verb<T>,
  thing: T,
  facts: Things[T],
): boolean => scopesOf(actor, verb, thing).some((held) => covers(held, facts))

/** May this person do it to at least one thing of the kind? Shows or hides a whole page. */
export const mayAny = <T extends Thing>(actor: Actor | null, verb: Verb<T>, thing: T): boolean =>
  scopesOf(actor, verb, thing).length > 0

/** A right as somebody holds it: over what, and whose. */
export type Held =
  | { scope: 'own' | 'shared' | 'led' | 'receiving'; advisorId: string }
  | { scope: 'structure'; structureId: string }
  | { scope: 'departement'; departementCode: string }
  | { scope: 'all' }

/** Every way in which this person holds the right: `server/access.ts` makes conditions of them. */
export function scopesOf<T extends Thing>(actor: Actor | null, verb: Verb<T>, thing: T): Held[] {
  const right = rights[thing][verb] as Right
  return (actor?.grants ?? []).flatMap((grant) => {
    const scope = right[grant.role]
    return actor && scope ? holdingOf(actor, grant, scope) : []
  })
}

export const holds = (actor: Actor, role: Role) => actor.grants.some((grant) => grant.role === role)

function holdingOf(actor: Actor, grant: Grant, scope: Scope): Held[] {
  const structureId = grant.role === 'advisor' ? actor.structureId : grant.structureId
  switch (scope) {
    case 'own':
    case 'shared':
    case 'led':
    case 'receiving':
      return actor.advisorId === null ? [] : [{ scope, advisorId: actor.advisorId }]
    case 'structure':
      return structureId === null ? [] : [{ scope, structureId }]
    case 'departement':
      return grant.departementCode === null ? [] : [{ scope, departementCode: grant.departementCode }]
    case 'all':
      return [{ scope }]
  }
}

type Facts = Partial<Things['session'] & Things['beneficiary'] & Things['colleague'] & Things['wait']>

function covers(held: Held, facts: Facts): boolean {
  switch (held.scope) {
    case 'own':
      return facts.advisorId === held.advisorId
    case 'shared':
      return facts.advisorId === held.advisorId || !!facts.sharedWithIds?.includes(held.advisorId)
    case 'led':
      return facts.advisorId === held.advisorId || !!facts.coAdvisorIds?.includes(held.advisorId)
    case 'receiving':
      return !!facts.receivingIds?.includes(held.advisorId)
    case 'structure':
      return facts.structureId === held.structureId
    case 'departement':
      return facts.departementCode === held.departementCode
    case 'all':
      return true
  }
}

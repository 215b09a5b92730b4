import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { grants } from '#drizzle/schema/index.ts'
import { fullName } from '#shared/advisors.ts'
import type { FirstVisit } from '#shared/house.ts'
import { insertPlace } from '../places/add-place.ts'
import { problem } from '../problem.ts'
import { hashOrLater, keepPassword } from '../sign-in/accept-invitation.ts'
import { giveRole } from '../sign-in/give-role.ts'
import { insertUser } from '../sign-in/insert-user.ts'
import { invitationLink, openInvitation } from '../sign-in/invitation.ts'
import { insertStructure } from '../structures/add-structure.ts'
import type { Context } from '../trpc.ts'
import { write } from '../write.ts'

/** Somebody administers this installation, or did: the first visit is over. */
export const isOpen = ({ db }: Pick<Context, 'db'>) =>
  db.select({ id: grants.id }).from(grants).where(eq(grants.role, 'administrator')).limit(1).get() !==
  undefined

/**
 * The first visit of an empty installation: the administrator, the first structure, place and advisor, all or nothing.
 * Whoever comes first is the administrator; afterwards refused (`houseAlreadyOpen`).
 * @returns the link by which the advisor chooses their password, when it is somebody else; shown once
 */
export async function openForFirstTime(ctx: Context, input: FirstVisit) {
  const { requestId, administrator, structure, place, advisor } = input
  const passwordHash = isOpen(ctx) ? null : await hashOrLater(administrator.password)
  const asked = { ...input, administrator: { ...administrator, password: null } }
  const answer = write(ctx, { id: requestId, verb: 'house.open', thingId: requestId, input: asked }, () => {
    if (isOpen(ctx) || !passwordHash) throw problem('houseAlreadyOpen')
    const structureId = insertStructure(ctx, { ...structure, requestId: uuidv7() }).id
    insertPlace(ctx, { ...place, requestId: uuidv7(), accessNote: '', stepFree: false, siret: null })
    const userId = addPerson(ctx, administrator)
    keepPassword(ctx, userId, passwordHash)
    giveRole(ctx, { userId, role: 'administrator', structureId: null, person: administrator })
    const receiver = advisor ? addPerson(ctx, advisor) : userId
    giveRole(ctx, { userId: receiver, role: 'advisor', structureId, person: advisor ?? administrator })
    if (advisor) openInvitation(ctx, receiver, requestId)
    return { isInvited: advisor !== null }
  })
  return { link: answer.isInvited ? invitationLink(ctx, requestId) : null }
}

function addPerson(ctx: Context, person: { firstName: string; lastName: string; email: string }) {
  const id = uuidv7()
  insertUser(ctx, { id, name: fullName(person), email: person.email })
  return id
}

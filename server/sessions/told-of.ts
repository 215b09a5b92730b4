import { guard } from '#shared/note-guard.ts'
import type { SessionInput } from '#shared/session-input.ts'
import type { loadSession } from './load-session.ts'

/** A session as its advisor told it, ready to be told again. */
export function toldOf({
  session,
  topics,
  coAdvisorIds,
  people,
  tags,
}: ReturnType<typeof loadSession>): SessionInput {
  const {
    advisorId: _advisorId,
    structureId: _structureId,
    communeAssumed: _communeAssumed,
    recordedAt: _recordedAt,
    revisedAt: _revisedAt,
    withdrawnAt: _withdrawnAt,
    countKey: _countKey,
    details,
    ...told
  } = session
  const isElsewhere = session.channel === 'other' || session.channel === 'home'
  return {
    ...told,
    ...details,
    communeCode: isElsewhere ? session.communeCode : null,
    residenceCode: details.residenceCode ?? null,
    topics,
    coAdvisorIds,
    returning: session.returning - people.filter(({ hadCome }) => hadCome).length,
    tagIds: tags.length === 0 ? undefined : tags.map(({ id }) => id),
    beneficiaryIds: people.length === 0 ? undefined : people.map(({ beneficiaryId }) => beneficiaryId),
    noteConfirmed: guard(`${session.title}\n${session.notes}`).delicacies.length > 0,
  }
}

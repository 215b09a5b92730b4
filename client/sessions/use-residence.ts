import type { SessionInput } from '#shared/session-input.ts'
import { useFollowed } from '../beneficiaries/followed.ts'
import type { Kept } from './first-told.ts'

/** The name of the commune where the person lives, when it came with the session or with their record; `key` changes with them. */
export function useResidence(
  { residenceCode, beneficiaryIds }: SessionInput,
  kept: Kept | undefined,
): { key: string; name: string | null } {
  const { data: followed } = useFollowed()
  const [id] = beneficiaryIds ?? []
  const person = followed?.find((each) => each.id === id)
  const key = `residence ${id ?? ''}`
  if (person && person.communeCode === residenceCode) return { key, name: person.communeName }
  return { key, name: residenceCode === kept?.told.residenceCode ? (kept?.residenceName ?? null) : null }
}

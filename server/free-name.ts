/** A name that nothing else has, from the one wanted: two town halls are `mairie` and `mairie-2`. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let candidate = wanted
  for (let number = 2; isTaken(candidate); number += 1) candidate = `${wanted}-${number}`
  return candidate
}

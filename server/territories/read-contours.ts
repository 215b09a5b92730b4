import { readFileSync } from 'node:fs'

type From = {
  /** A file of one's own instead of the State's. */
  file?: string | undefined
  /** The State's geographic API; another in tests. */
  api?: string | undefined
}

/** Whom to name beside what is drawn from the State’s API, as its licence asks. */
export const sourceOfApi = 'IGN, Admin Express (Licence Ouverte)'

/** The State answers in a few seconds; a département weighs some megabytes. */
const patience = 60_000
const heaviest = 200_000_000

/**
 * Reads the contours of communes: from the State's geographic API (https://geo.api.gouv.fr), or from a file.
 * @throws Error of one sentence when nothing can be read there
 */
export async function readContours(
  departementCode: string,
  { file, api = 'https://geo.api.gouv.fr' }: From,
): Promise<unknown> {
  const address = `${api}/departements/${departementCode}/communes?fields=code,nom&geometry=contour&format=geojson`
  const [source, text] = file ? [file, readOrSay(file)] : [address, await ask(address)]
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`What is read in ${source} is not JSON.`)
  }
}

function readOrSay(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(`The file ${file} cannot be read.`)
  }
}

async function ask(address: string): Promise<string> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(patience) }).catch(() => null)
  if (!answer) throw new Error(`${address} does not answer. Try again, or give a file with --file.`)
  if (!answer.ok)
    throw new Error(`${address} answers ${answer.status}. Try again, or give a file with --file.`)
  if (Number(answer.headers.get('content-length') ?? 0) > heaviest)
    throw new Error(`${address} answers too much to be contours.`)
  return answer.text()
}

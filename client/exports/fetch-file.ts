/** The file is not there any more: it was taken already, or is too old. */
export class FileGone extends Error {}

/**
 * Takes a finished file from the server, which then forgets it. No address names it: nothing of it stays in the history.
 * @throws `FileGone`, or what `fetch` throws when nobody answers
 */
export async function fetchFile(id: string, name: string): Promise<File> {
  const answer = await fetch('/api/exports/file', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  })
  if (!answer.ok) throw new FileGone()
  const content = await answer.arrayBuffer()
  return new File([content], name, { type: answer.headers.get('content-type') ?? '' })
}

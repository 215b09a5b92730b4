import { useWords } from '../ui/lang.ts'
import { waitingWords } from './waiting-words.ts'

/** Advisors name their workshops in French, whatever the language around. */
export function WorkshopNamed({ title }: { title: string }) {
  const { before, after } = useWords(waitingWords).workshop
  return (
    <>
      {before}
      <span lang="fr">{title}</span>
      {after}
    </>
  )
}

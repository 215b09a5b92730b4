import type { ErrorComponentProps } from '@tanstack/react-router'
import { refusalOf, sayFailure, traceOf } from '../trpc.ts'
import { Title } from '../Title.tsx'
import { Button } from '../ui/Button.tsx'
import { inBoth, useLang, useWords } from '../ui/lang.ts'
import { Stack } from '../ui/Stack.tsx'

/** In the place of a page that could not be shown: what happened, and the id that finds it again on the telephone. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const lang = useLang()
  const say = useWords(words)
  const trace = traceOf(error)
  const title = refusalOf(error) === 'notFound' ? say.nothing : say.title
  return (
    <Stack>
      <Title>{title}</Title>
      <h1>{title}</h1>
      <p>{sayFailure(error, lang)}</p>
      <p>
        <Button type="button" onClick={reset}>
          {say.again}
        </Button>
      </p>
      {trace && (
        <p>
          {say.trace} <code>{trace}</code>
        </p>
      )}
    </Stack>
  )
}

const words = inBoth({
  fr: {
    title: 'Cette page ne peut pas s’afficher',
    nothing: 'Rien à cette adresse',
    again: 'Réessayer',
    trace: 'Si cela recommence, donnez-nous ce numéro\u00a0:',
  },
  en: {
    title: 'This page cannot be shown',
    nothing: 'Nothing at this address',
    again: 'Try again',
    trace: 'If it happens again, give us this number:',
  },
})

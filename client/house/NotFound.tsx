import { Title } from '../Title.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { inBoth, useWords } from '../ui/lang.ts'
import { Stack } from '../ui/Stack.tsx'

export function NotFound() {
  const say = useWords(words)
  return (
    <Stack>
      <Title>{say.title}</Title>
      <h1>{say.title}</h1>
      <p>{say.why}</p>
      <p>
        <ButtonLink to="/{-$lang}">{say.home}</ButtonLink>
      </p>
    </Stack>
  )
}

const words = inBoth({
  fr: {
    title: 'Cette page n’existe pas',
    why: 'L’adresse a peut-être été mal recopiée, ou la page a été déplacée. Vos rendez-vous, eux, n’ont pas bougé.',
    home: 'Aller à l’accueil',
  },
  en: {
    title: 'This page does not exist',
    why: 'The address may have been copied wrongly, or the page was moved. Your appointments have not changed.',
    home: 'Go to the home page',
  },
})

import { Title } from '../Title.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { useWords } from '../ui/lang.ts'
import { Stack } from '../ui/Stack.tsx'
import { appointmentWords } from './appointment-words.ts'

type Words = Record<'title' | 'noKey' | 'noKeyHelp' | 'wrongKey' | 'wrongKeyHelp' | 'again', string>

type NoAppointmentProps = {
  isWrong?: boolean
  /** What such a link opens; an appointment unless told. */
  words?: { fr: Words; en: Words }
}

/** A link without its key, or with one that opens nothing: what to do, and no hint of what exists. */
export function NoAppointment({ isWrong = false, words = appointmentWords }: NoAppointmentProps) {
  const say = useWords(words)
  return (
    <Stack>
      <Title>{say.title}</Title>
      <meta name="robots" content="noindex" />
      <h1>{isWrong ? say.wrongKey : say.noKey}</h1>
      <p>{isWrong ? say.wrongKeyHelp : say.noKeyHelp}</p>
      <div>
        <ButtonLink to="/{-$lang}">{say.again}</ButtonLink>
      </div>
    </Stack>
  )
}

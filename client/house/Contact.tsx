import { useSettings } from '../settings.ts'
import { inBoth, useWords } from '../ui/lang.ts'

/** The address to write to, or where to ask when the operator gives none. */
export function Contact() {
  const say = useWords(words)
  const contact = useSettings()?.contact
  return contact ? <a href={`mailto:${contact}`}>{contact}</a> : say.inPerson
}

const words = inBoth({
  fr: {
    inPerson:
      'Demandez au lieu qui vous reçoit, ou au numéro indiqué avec votre rendez-vous\u00a0: votre demande sera transmise.',
  },
  en: {
    inPerson:
      'Ask at the place that receives you, or at the number given with your appointment: your request will be passed on.',
  },
})

import { international } from '#shared/contact.ts'
import { sayPhone } from '#shared/speech.ts'
import { PhoneIcon } from '../ui/icons.tsx'
import { inBoth, useWords } from '../ui/lang.ts'
import '../ui/tall-link.css'

/** A telephone number that a phone calls by one touch. */
export function PhoneLink({ phone }: { phone: string }) {
  const say = useWords(words)
  return (
    <a className="tall-link phone-link" href={`tel:${international(phone)}`}>
      <PhoneIcon />
      <span>
        <span className="heard-only">{say.call}</span> {sayPhone(phone)}
      </span>
    </a>
  )
}

const words = inBoth({ fr: { call: 'Appeler le' }, en: { call: 'Call' } })

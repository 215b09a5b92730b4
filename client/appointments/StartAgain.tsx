import { useNavigate } from '@tanstack/react-router'
import { forgetWhoTyped } from '../booking-left.ts'
import { useTRPCClient } from '../trpc.ts'
import { Button } from '../ui/Button.tsx'
import { inBoth, useWords } from '../ui/lang.ts'

/** The form goes on where a closed tab left it, perhaps before somebody else: one touch erases all of it. */
export function StartAgain() {
  const say = useWords(words)
  const client = useTRPCClient()
  const navigate = useNavigate()
  const erase = () => {
    client.appointments.release.mutate({ id: forgetWhoTyped() }).catch(() => null)
    void navigate({ to: '/{-$lang}', params: (same) => same, replace: true })
  }
  return (
    <p className="start-again">
      {say.resumed}{' '}
      <Button type="button" look="quiet" onClick={erase}>
        {say.erase}
      </Button>
    </p>
  )
}

const words = inBoth({
  fr: {
    resumed: 'Vos réponses sont encore là.',
    erase: 'Ce n’est pas vous\u00a0? Effacer',
  },
  en: {
    resumed: 'Your answers are still here.',
    erase: 'Not you? Erase them',
  },
})

import { sayDayAndTime } from '#shared/speech.ts'
import { useToday } from '../today.ts'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { plural } from '../ui/lang.ts'
import { takeNewerPages } from './install-worker.ts'
import { useNetwork } from './network.ts'
import { useEntries, useOutbox, useOutboxState } from './use-outbox.ts'
import './outbox-band.css'

/** A quiet line, when the network is silent or something waits: what is kept, how much, and of when what is shown is. */
export function OutboxBand() {
  const entries = useEntries()
  const state = useOutboxState()
  const { isSilent, shownFrom } = useNetwork()
  const { zone } = useToday()
  const keeps = useOutbox() !== null
  const waiting = entries.filter((entry) => entry.state === 'waiting').length
  const refused = entries.filter((entry) => entry.state === 'refused').length
  const isStuck = waiting > 0 && state !== 'free' && state !== 'sending'
  if (!isSilent && !isStuck && refused === 0) return null
  return (
    <output className={`outbox-band ${refused > 0 ? 'outbox-band-urgent' : ''}`}>
      <span>
        {isSilent && (keeps ? 'Hors connexion\u00a0: tout est gardé sur cet ordinateur.' : sayUnkept)}
        {isSilent && shownFrom !== null && ` Données du ${sayDayAndTime(shownFrom, zone, 'fr')}.`}
        {!isSilent && isStuck && whys[state]}
        {!isSilent && !isStuck && refused > 0 && sayRefused}
      </span>
      {state === 'upgradeFirst' && waiting > 0 && (
        <Button type="button" look="quiet" onClick={() => void takeNewerPages()}>
          Recharger
        </Button>
      )}
      {waiting + refused > 0 && (
        <RouteLink to="/envois">
          {[
            waiting > 0 && `${waiting.toLocaleString('fr-FR')} en attente`,
            refused > 0 && plural('fr', refused, 'refusé', 'refusés'),
          ]
            .filter(Boolean)
            .join(', ')}
        </RouteLink>
      )}
    </output>
  )
}

const sayUnkept =
  'Hors connexion, et cet appareil ne peut rien garder\u00a0: attendez le réseau pour enregistrer.'

const sayRefused = 'Le serveur n’a pas tout accepté\u00a0: rien n’est perdu, voyez pourquoi.'

const whys: Record<ReturnType<typeof useOutboxState>, string> = {
  free: '',
  sending: '',
  noNetwork: 'Le serveur ne répond pas bien\u00a0: tout est gardé sur cet ordinateur.',
  signInFirst: 'Reconnectez-vous pour envoyer ce qui attend.',
  upgradeFirst: 'Une nouvelle version est en service\u00a0: rechargez pour envoyer ce qui attend.',
  noChest: 'Ce navigateur ne donne plus accès à ce qu’il garde. Rechargez la page.',
}

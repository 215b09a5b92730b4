import { useState } from 'react'
import { RouteLink } from '../ui/ButtonLink.tsx'
import { Button } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Modal } from '../ui/Modal.tsx'
import { Stack } from '../ui/Stack.tsx'
import { announce } from '../ui/announcements.ts'
import { linkForWebsite } from './link-for-website.ts'

export type PlaceShared = { name: string; slug: string; shortAddress: string }

type PlaceLinksDialogProps = {
  place: PlaceShared
  onClose: () => void
}

/** How a place is made known: its short address, its poster, and the button that a town puts on its own site. */
export function PlaceLinksDialog({ place, onClose }: PlaceLinksDialogProps) {
  const html = linkForWebsite(place)
  return (
    <Modal open onClose={onClose} title={`Faire connaître\u00a0: ${place.name}`}>
      <Stack gap="large">
        <Stack gap="small">
          <TextField
            label="Adresse courte"
            hint="À dire, à écrire, à imprimer. Elle ne change jamais."
            readOnly
            value={place.shortAddress}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Copy text={place.shortAddress} what="l’adresse" />
        </Stack>
        <p>
          <RouteLink
            to="/{-$lang}/lieux/$slug/affiche"
            params={{ slug: place.slug }}
            target="_blank"
            className="tall-link"
          >
            Ouvrir l’affiche à imprimer <span className="heard-only">(nouvel onglet)</span>
          </RouteLink>
        </p>
        <Stack gap="small">
          <TextArea
            label="Bouton pour le site de la commune"
            hint={
              'Ce code se colle dans une page du site. C’est un simple lien\u00a0: ni script, ni cadre, ni traceur.'
            }
            readOnly
            rows={6}
            value={html}
            spellCheck={false}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Copy text={html} what="le code" />
        </Stack>
      </Stack>
    </Modal>
  )
}

/** Without a clipboard (an old browser, a page without HTTPS), the text is there to be selected. */
function Copy({ text, what }: { text: string; what: string }) {
  const [isRefused, setRefused] = useState(false)
  if (!('clipboard' in navigator)) return null
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => announce({ message: `C’est copié\u00a0: ${what}.` }))
      .catch(() => setRefused(true))
  return (
    <div>
      <Button type="button" look="secondary" onClick={() => void copy()}>
        Copier {what}
      </Button>
      {isRefused && (
        <p className="mention">Le navigateur refuse{'\u00a0'}: sélectionnez le texte et copiez-le.</p>
      )}
    </div>
  )
}

import { useState } from 'react'
import { Button } from './Button.tsx'
import { Modal } from './Modal.tsx'

type AskedActProps = {
  /** On the page: « Couper ». */
  label: string
  /** Of what, for those who hear the page: where there is one act a line. */
  about?: string
  /** What is asked, and what will happen. */
  title: string
  says: string
  /** What says yes: « Couper l’adresse ». */
  act: string
  onYes: () => void
  busy?: boolean
}

/** An act that nothing can take back: it is asked first. What can be undone is done at once instead. */
export function AskedAct({ label, about, title, says, act, onYes, busy = false }: AskedActProps) {
  const [isAsked, setIsAsked] = useState(false)
  const close = () => setIsAsked(false)
  return (
    <>
      <Button
        type="button"
        look="secondary"
        busy={busy}
        aria-label={about && `${label} : ${about}`}
        onClick={() => setIsAsked(true)}
      >
        {label}
      </Button>
      <Modal
        open={isAsked}
        onClose={close}
        title={title}
        footer={
          <>
            <Button
              type="button"
              onClick={() => {
                close()
                onYes()
              }}
            >
              {act}
            </Button>
            <Button type="button" look="quiet" onClick={close}>
              Ne rien changer
            </Button>
          </>
        }
      >
        <p>{says}</p>
      </Modal>
    </>
  )
}

import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { CloseIcon } from './icons.tsx'
import { inBoth, useWords } from './lang.ts'
import './modal.css'

type ModalProps = {
  open: boolean
  /** Asked by the cross, the Escape key or a touch outside: the page decides. */
  onClose: () => void
  title: string
  children: ReactNode
  /** The acts, at the bottom. */
  footer?: ReactNode
}

/**
 * A question apart from the page, over the browser's own dialog: it keeps the focus inside, and gives it back to what
 * opened it. The first field takes it; without fields, the title.
 */
export function Modal(props: ModalProps) {
  return props.open ? <Box {...props} /> : null
}

function Box({ onClose, title, children, footer }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const say = useWords(words)
  /** In a layout effect, because the browser gives the focus back only from a dialog that is still in the page. */
  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    const field = box?.querySelector<HTMLElement>('input, select, textarea')
    ;(field ?? heading.current)?.focus()
    return () => box?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="modal-box">
        <Button type="button" look="quiet" className="modal-close" onClick={onClose}>
          {say.close}
          <CloseIcon />
        </Button>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
        {footer && <div className="modal-footer">{footer}</div>}
      </div>
    </dialog>
  )
}

const words = inBoth({ fr: { close: 'Fermer' }, en: { close: 'Close' } })

import { useState, type ReactNode } from 'react'
import { indicatorDefinitions, type IndicatorName } from '#shared/indicators.ts'
import { Modal } from '../ui/Modal.tsx'

/** The name of a figure; a touch says what it means and how it is computed. */
export function Definition({ of: indicator, children }: { of: IndicatorName; children?: ReactNode }) {
  const [open, setOpen] = useState(false)
  const { name, meaning, formula } = indicatorDefinitions[indicator]
  return (
    <>
      <button
        type="button"
        className="definition"
        aria-haspopup="dialog"
        title="Ce que veut dire ce chiffre"
        onClick={() => setOpen(true)}
      >
        {children ?? name}
      </button>
      <Modal open={open} onClose={() => setOpen(false)} title={name}>
        <p>{meaning}</p>
        <p className="mention">Calcul : {formula}.</p>
      </Modal>
    </>
  )
}

/** Those that the page shows, at its end and at the end of its print. */
export function Definitions({ of: shown }: { of: readonly IndicatorName[] }) {
  return (
    <section className="definitions" aria-labelledby="definitions">
      <h2 id="definitions">Ce que veulent dire ces chiffres</h2>
      <dl>
        {shown.map((indicator) => (
          <div key={indicator}>
            <dt>{indicatorDefinitions[indicator].name}</dt>
            <dd>
              {indicatorDefinitions[indicator].meaning}{' '}
              <span className="mention">Calcul : {indicatorDefinitions[indicator].formula}.</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

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

/** All of them, at the end of the page and of its print. */
export function Definitions() {
  return (
    <section className="definitions" aria-labelledby="definitions">
      <h2 id="definitions">Ce que veulent dire ces chiffres</h2>
      <dl>
        {Object.entries(indicatorDefinitions).map(([indicator, { name, meaning, formula }]) => (
          <div key={indicator}>
            <dt>{name}</dt>
            <dd>
              {meaning} <span className="mention">Calcul : {formula}.</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

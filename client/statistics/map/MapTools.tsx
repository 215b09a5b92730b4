import { closest, type View } from '#shared/map-view.ts'

type MapToolsProps = { view: View; zoom: (factor: number) => void; reset: () => void }

/** Closer, further, all of it: over a corner of the map. */
export function MapTools({ view, zoom, reset }: MapToolsProps) {
  return (
    <div className="map-tools">
      <button type="button" title="De plus près" aria-disabled={view.k >= closest} onClick={() => zoom(1.6)}>
        <span aria-hidden="true">+</span>
        <span className="heard-only">De plus près</span>
      </button>
      <button type="button" title="De plus loin" aria-disabled={view.k <= 1} onClick={() => zoom(1 / 1.6)}>
        <span aria-hidden="true">−</span>
        <span className="heard-only">De plus loin</span>
      </button>
      {view.k > 1 && (
        <button type="button" title="Tout voir" onClick={reset}>
          <span aria-hidden="true">⤢</span>
          <span className="heard-only">Tout voir</span>
        </button>
      )}
    </div>
  )
}

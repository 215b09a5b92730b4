import { type Ground, roundKm } from '#shared/map-ground.ts'

/** How far things are: `10 km`. */
export function ScaleBar({ ground, k }: { ground: Ground; k: number }) {
  const near = { ...ground, kmPerUnit: ground.kmPerUnit / k }
  const km = roundKm(near)
  const length = km / near.kmPerUnit
  const [x, y] = [12, ground.height - 12]
  return (
    <g className="map-scale" aria-hidden="true">
      <path d={`M${x} ${y - 5}V${y}H${x + length}V${y - 5}`} />
      <text x={x + length + 6} y={y} fontSize={11.5}>
        {km < 1 ? `${Math.round(km * 1000)}\u00a0m` : `${km}\u00a0km`}
      </text>
    </g>
  )
}

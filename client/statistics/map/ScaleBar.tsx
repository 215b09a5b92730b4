import { type Ground, scaleOf } from '#shared/map-ground.ts'

/** How far things are: `10 km`. */
export function ScaleBar({ ground, k }: { ground: Ground; k: number }) {
  const { x, y, length, said } = scaleOf(ground, k)
  return (
    <g className="map-scale" aria-hidden="true">
      <path d={`M${x} ${y - 5}V${y}H${x + length}V${y - 5}`} />
      <text x={x + length + 6} y={y} fontSize={11.5}>
        {said}
      </text>
    </g>
  )
}

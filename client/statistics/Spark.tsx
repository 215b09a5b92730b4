/** The shape of a figure over the months. The months are drawn and written below: here it only accompanies a number. */
export function Spark({ values }: { values: readonly number[] }) {
  if (values.length < 3) return null
  const highest = Math.max(1, ...values)
  const points = values.map((value, index) => [
    (index / (values.length - 1)) * (width - 2 * margin) + margin,
    height - margin - (value / highest) * (height - 2 * margin),
  ])
  const [x, y] = points.at(-1) ?? [0, 0]
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  )
}

const width = 96
const height = 28
const margin = 3

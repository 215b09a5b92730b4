import { useEffect, useState } from 'react'
import { Skeleton } from './Skeleton.tsx'

/** A square that a phone’s camera reads, drawn on the page itself; the library that computes it comes when one is shown. */
export function QrCode({ of, label }: { of: string; label: string }) {
  const [square, setSquare] = useState<{ size: number; path: string } | null>(null)
  useEffect(() => {
    let isCurrent = true
    void import('qrcode').then(({ create }) => {
      const { size, data } = create(of, { errorCorrectionLevel: 'M' }).modules
      if (isCurrent) setSquare({ size, path: pathOf(size, data) })
    })
    return () => {
      isCurrent = false
    }
  }, [of])
  if (!square) return <Skeleton lines={4} />
  const whole = square.size + 2 * margin
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${whole} ${whole}`}>
      <path fill="#fff" d={`M0 0h${whole}v${whole}h-${whole}z`} />
      <path fill="#000" d={square.path} shapeRendering="crispEdges" />
    </svg>
  )
}

/** White that cameras need around the square, in modules (ISO/IEC 18004). */
const margin = 4

/** Each run of dark modules of a line is one rectangle. */
function pathOf(size: number, dark: Uint8Array): string {
  let path = ''
  for (let y = 0; y < size; y += 1)
    for (let x = 0, from = 0; x < size; x = from + 1) {
      from = x
      while (from < size && dark[y * size + from]) from += 1
      if (from > x) path += `M${x + margin} ${y + margin}h${from - x}v1h-${from - x}z`
    }
  return path
}

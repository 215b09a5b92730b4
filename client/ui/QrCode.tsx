import { useEffect, useState } from 'react'
import { Skeleton } from './Skeleton.tsx'

/** A square that a phone’s camera reads, drawn here; the library that computes it comes when one is shown. */
export function QrCode({ of, label }: { of: string; label: string }) {
  const [drawing, setDrawing] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    void import('qrcode/lib/core/qrcode.js').then(({ create }) => {
      const { size, data } = create(of, { errorCorrectionLevel: 'M' }).modules
      if (isCurrent) setDrawing(draw(size, data))
    })
    return () => {
      isCurrent = false
    }
  }, [of])
  if (drawing === null) return <Skeleton lines={4} />
  return <img className="qr-code" alt={label} src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} />
}

/** White that cameras need around the square, in modules (ISO/IEC 18004). */
const margin = 4

/** Each run of dark modules of a line is one rectangle. */
function draw(size: number, dark: Uint8Array): string {
  const whole = size + 2 * margin
  let path = ''
  for (let y = 0; y < size; y += 1)
    for (let x = 0, from = 0; x < size; x = from + 1) {
      from = x
      while (from < size && dark[y * size + from]) from += 1
      if (from > x) path += `M${x + margin} ${y + margin}h${from - x}v1h-${from - x}z`
    }
  const ground = `<path fill="#fff" d="M0 0h${whole}v${whole}h-${whole}z"/>`
  const square = `<path shape-rendering="crispEdges" d="${path}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}">${ground}${square}</svg>`
}

/** A drawing of the page as a picture that stands alone: the page’s style goes with it. */

/** What a drawing takes from the page’s sheets. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'vector-effect',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
]

/**
 * The text of an SVG file.
 * @param svg on the page, seen or not; its `viewBox` is its size
 */
export function svgOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const drawn = [svg, ...svg.querySelectorAll('*')]
  const copied = [copy, ...copy.querySelectorAll('*')]
  copied.forEach((element, index) => {
    const worn = drawn[index] && getComputedStyle(drawn[index])
    for (const name of carried) {
      const value = worn?.getPropertyValue(name)
      if (value) element.setAttribute(name, value)
    }
    for (const name of ['class', 'style', 'tabindex', 'aria-describedby']) element.removeAttribute(name)
  })
  const { width, height } = svg.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return new XMLSerializer().serializeToString(copy)
}

/** Twice as fine as the screen: for a slide, or for paper. */
const fineness = 2

/** The same as dots, on the page’s own ground. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * fineness
  canvas.height = height * fineness
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser draws no picture')
  pen.fillStyle = getComputedStyle(document.body).backgroundColor
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('This browser keeps no picture'))),
      'image/png',
    ),
  )
}

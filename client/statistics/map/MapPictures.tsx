import { useEffect, useRef, useState } from 'react'
import { slugOf } from '#shared/place-input.ts'
import { handFile } from '../../hand-file.ts'
import { Button } from '../../ui/Button.tsx'
import { pngOf, svgOf } from '../../ui/picture.ts'
import { MapPicture } from './MapPicture.tsx'
import type { Scene } from '#shared/map-scene.ts'

type MapPicturesProps = { draw: (width: number) => Scene; title: string; mentions: readonly string[] }
/** The same from a phone as from a large screen. */
const pictureWidth = 900

type Format = 'png' | 'svg'

/** The map as a picture, with what it shows and of when written on it. It is drawn only for whoever wants it. */
export function MapPictures({ draw, title, mentions }: MapPicturesProps) {
  const [wanted, setWanted] = useState<Format>()
  const sheet = useRef<SVGSVGElement>(null)
  useEffect(() => {
    if (!wanted || !sheet.current) return
    void fileOf(sheet.current, wanted, slugOf(title))
      .then(handFile)
      .finally(() => setWanted(undefined))
  }, [wanted, title])
  return (
    <span className="map-pictures">
      {formats.map(({ format, words }) => (
        <Button
          key={format}
          type="button"
          look="quiet"
          busy={wanted !== undefined}
          onClick={() => setWanted(format)}
        >
          {words}
        </Button>
      ))}
      {wanted && (
        <span className="map-sheet" aria-hidden="true">
          <MapPicture ref={sheet} scene={draw(pictureWidth)} title={title} mentions={mentions} />
        </span>
      )}
    </span>
  )
}

const formats = [
  { format: 'png', words: 'Image (PNG)' },
  { format: 'svg', words: 'Dessin (SVG)' },
] as const

async function fileOf(svg: SVGSVGElement, format: Format, name: string): Promise<File> {
  if (format === 'png') return new File([await pngOf(svg)], `${name}.png`, { type: 'image/png' })
  return new File([svgOf(svg)], `${name}.svg`, { type: 'image/svg+xml' })
}

import { createContext, use, useEffect, useRef, useState } from 'react'
import { slugOf } from '#shared/place-input.ts'
import { handFile } from '../../hand-file.ts'
import { Button } from '../Button.tsx'
import { colonOf, inBoth, useLang, useWords } from '../lang.ts'
import { pngOf, svgOf } from '../picture.ts'
import type { ChartKey } from './ChartKeys.tsx'
import { ChartPicture, type Drawing } from './ChartPicture.tsx'

/** Where, when and as of when the charts of a page are: written on their pictures. */
export const ChartMentions = createContext<readonly string[]>([])

type ChartFilesProps = {
  /** In words: title of the picture, name of the files. */
  name: string
  keys?: readonly ChartKey[]
  /** The drawing, for whoever wants it; null while there is none on the page. */
  draw: () => Drawing | null
  csv: () => string
}

/** A chart to take away: as a picture, as a drawing, as lines. */
export function ChartFiles({ name, keys = [], draw, csv }: ChartFilesProps) {
  const [wanted, setWanted] = useState<Wanted>()
  const sheet = useRef<SVGSVGElement>(null)
  const mentions = use(ChartMentions)
  const say = useWords(words)
  const lang = useLang()
  useEffect(() => {
    if (!wanted || !sheet.current) return
    void pictureOf(sheet.current, wanted.format, slugOf(name))
      .then(handFile)
      .finally(() => setWanted(undefined))
  }, [wanted, name])
  const want = (format: Format) => {
    const drawing = draw()
    if (drawing) setWanted({ format, drawing })
  }
  const busy = wanted !== undefined
  return (
    <fieldset className="chart-files">
      <legend className="heard-only">{`${say.take}${colonOf(lang)}${name}`}</legend>
      <Button type="button" look="quiet" busy={busy} onClick={() => want('png')}>
        {say.png}
      </Button>
      <Button type="button" look="quiet" busy={busy} onClick={() => want('svg')}>
        {say.svg}
      </Button>
      <Button
        type="button"
        look="quiet"
        onClick={() => handFile(new File([csv()], `${slugOf(name)}.csv`, { type: 'text/csv' }))}
      >
        {say.csv}
      </Button>
      {wanted && (
        <span className="chart-sheet" aria-hidden="true">
          <ChartPicture ref={sheet} drawing={wanted.drawing} title={name} keys={keys} mentions={mentions} />
        </span>
      )}
    </fieldset>
  )
}

type Format = 'png' | 'svg'
type Wanted = { format: Format; drawing: Drawing }

async function pictureOf(svg: SVGSVGElement, format: Format, name: string): Promise<File> {
  if (format === 'png') return new File([await pngOf(svg)], `${name}.png`, { type: 'image/png' })
  return new File([svgOf(svg)], `${name}.svg`, { type: 'image/svg+xml' })
}

const words = inBoth({
  fr: { take: 'Emporter', png: 'Image (PNG)', svg: 'Dessin (SVG)', csv: 'Données (CSV)' },
  en: { take: 'Take away', png: 'Picture (PNG)', svg: 'Drawing (SVG)', csv: 'Data (CSV)' },
})

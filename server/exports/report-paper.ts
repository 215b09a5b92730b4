import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

/** A plain and open letter, embedded: a report reads the same everywhere. */
const font = (weight: 400 | 700) =>
  createRequire(import.meta.url).resolve(
    `@fontsource/public-sans/files/public-sans-latin-${weight}-normal.woff`,
  )

export const ink = {
  text: '#161616',
  quiet: '#5a5a5a',
  line: '#c8c8c8',
  title: '#1f5c5a',
  bar: '#2f7d7b',
} as const

export type Paper = {
  doc: PDFKit.PDFDocument
  /** What a screen reader reads, in order: everything that is drawn is a part of it, or an artifact. */
  root: PDFKit.PDFStructureElement
  width: number
  /** Titles that wait for what they are the title of: they are never alone at the foot of a page. */
  held: { height: number; draw: () => void }[]
}

export type PaperTold = { title: string; author: string; madeAt: number }

/** A4 sheets that say what they are: French, titled, tagged (PDF/UA). */
export function openPaper({ title, author, madeAt }: PaperTold): Paper {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 56, bottom: 64, left: 56, right: 56 },
    bufferPages: true,
    lang: 'fr-FR',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    info: { Title: title, Author: author, CreationDate: new Date(madeAt), Creator: 'Permanence' },
  } as unknown as PDFKit.PDFDocumentOptions)
  doc.registerFont('plain', font(400)).registerFont('bold', font(700)).font('plain').fontSize(10.5)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const { width, margins } = doc.page
  return { doc, root, width: width - margins.left - margins.right, held: [] }
}

/** A title, and its bookmark; the second ones stand with what follows them. */
export function heading(paper: Paper, level: 1 | 2, text: string) {
  const { doc, root } = paper
  const draw = () => {
    doc.outline.addItem(text, { expanded: true })
    root.add(
      doc.struct(`H${level}`, {}, () =>
        doc
          .font('bold')
          .fontSize(level === 1 ? 22 : 14)
          .fillColor(ink.title)
          .text(printable(text)),
      ),
    )
    doc.moveDown(level === 1 ? 0.2 : 0.4)
  }
  if (level === 1) return draw()
  const below = () => {
    if (doc.y > doc.page.margins.top) doc.y += spaceAbove
    draw()
  }
  paper.held.push({ height: spaceAbove + 28, draw: below })
}

type Look = 'plain' | 'bold' | 'quiet'

/** Bold, it is the title of what follows it; a lead is read with it too. */
export function paragraph(paper: Paper, text: string, look: Look | 'lead' = 'plain') {
  const { doc, root } = paper
  const shown = look === 'lead' ? 'plain' : look
  const draw = () => {
    root.add(doc.struct('P', {}, () => written(doc, text, shown)))
    doc.moveDown(0.5)
  }
  const height = heightOf(doc, text, shown)
  if (look === 'bold' || look === 'lead') paper.held.push({ height, draw })
  else {
    keepTogether(paper, Math.min(height, leastOfParagraph))
    draw()
  }
}

/** Some lines of a long paragraph stand at the foot of a page, and the others on the next one. */
const leastOfParagraph = 60
const spaceAbove = 20

/** A term and what it means, read together. */
export function definition(paper: Paper, term: string, meaning: string, formula: string) {
  const { doc, root } = paper
  keepTogether(paper, 64)
  const sides = [() => written(doc, term, 'bold'), () => written(doc, `${meaning} (${formula})`, 'plain')]
  root.add(doc.struct('P', {}, sides))
  doc.moveDown(0.6)
}

/** A drawing, and what it shows in a sentence; its figures stand in a table beside it. */
export function figure(paper: Paper, height: number, alt: string, draw: (top: number) => void) {
  const { doc, root } = paper
  keepTogether(paper, height)
  const top = doc.y
  root.add(
    doc.struct('Figure', { alt }, () => {
      doc.save()
      draw(top)
      doc.restore()
    }),
  )
  doc.x = doc.page.margins.left
  doc.y = top + height
  doc.moveDown(0.8)
}

/** Numbers the pages and gives the whole file. */
export function closePaper(paper: Paper, foot: string): Promise<Buffer> {
  const { doc, root } = paper
  keepTogether(paper, 0)
  const { start, count } = doc.bufferedPageRange()
  root.end()
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('plain')
      .fontSize(8.5)
      .fillColor(ink.quiet)
      .text(printable(`${foot} · page ${page - start + 1} sur ${count}`), 56, doc.page.height - 40, {
        lineBreak: false,
      })
    doc.endMarkedContent()
  }
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const whole = new Promise<Buffer>((resolve) => doc.once('end', () => resolve(Buffer.concat(pieces))))
  doc.end()
  return whole
}

/** The next of this height stays whole, with the titles above it: on this page, or on a new one. */
export function keepTogether(paper: Paper, height: number) {
  const { doc, held } = paper
  const isRoom = height <= roomLeft(paper)
  const titles = held.splice(0)
  if (!isRoom) doc.addPage()
  for (const { draw } of titles) draw()
}

/** How high what comes next may be to stand on this page, under the titles that wait for it. */
export function roomLeft({ doc, held }: Paper): number {
  const titles = held.reduce((sum, { height }) => sum + height, 0)
  return doc.page.height - doc.page.margins.bottom - doc.y - titles
}

function heightOf(doc: PDFKit.PDFDocument, text: string, look: Look): number {
  const { width, margins } = doc.page
  doc.font(look === 'bold' ? 'bold' : 'plain').fontSize(10.5)
  return (
    doc.heightOfString(printable(text), { width: width - margins.left - margins.right, lineGap: 1.5 }) + 8
  )
}

function written(doc: PDFKit.PDFDocument, text: string, look: Look) {
  doc
    .font(look === 'bold' ? 'bold' : 'plain')
    .fontSize(10.5)
    .fillColor(look === 'quiet' ? ink.quiet : ink.text)
    .text(printable(text), { lineGap: 1.5 })
}

/** The letter has neither a narrow space, of which the wide one does the work, nor an arrow. */
export const printable = (text: string) => text.replaceAll('\u202f', '\u00a0').replaceAll(' → ', ' puis ')

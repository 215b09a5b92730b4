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
  return { doc, root, width: width - margins.left - margins.right }
}

/**
 * A title, and its bookmark; never alone at the foot of a page.
 * @param next how high what follows it is, which must stand on the same page
 */
export function heading({ doc, root }: Paper, level: 1 | 2, text: string, next = 80) {
  if (level === 2) {
    keepTogether(doc, 56 + next)
    doc.moveDown(1.2)
  }
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

export function paragraph({ doc, root }: Paper, text: string, look: 'plain' | 'bold' | 'quiet' = 'plain') {
  root.add(doc.struct('P', {}, () => written(doc, text, look)))
  doc.moveDown(0.5)
}

/** A term and what it means, read together. */
export function definition({ doc, root }: Paper, term: string, meaning: string, formula: string) {
  keepTogether(doc, 64)
  const sides = [() => written(doc, term, 'bold'), () => written(doc, `${meaning} (${formula})`, 'plain')]
  root.add(doc.struct('P', {}, sides))
  doc.moveDown(0.6)
}

/** A drawing, and what it shows in a sentence; its figures stand in a table beside it. */
export function figure({ doc, root }: Paper, height: number, alt: string, draw: (top: number) => void) {
  keepTogether(doc, height)
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
export function closePaper({ doc, root }: Paper, foot: string): Promise<Buffer> {
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

/** The next of this height stays whole: on this page, or on a new one. */
export function keepTogether(doc: PDFKit.PDFDocument, height: number) {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

function written(doc: PDFKit.PDFDocument, text: string, look: 'plain' | 'bold' | 'quiet') {
  doc
    .font(look === 'bold' ? 'bold' : 'plain')
    .fontSize(10.5)
    .fillColor(look === 'quiet' ? ink.quiet : ink.text)
    .text(printable(text), { lineGap: 1.5 })
}

/** The letter has neither a narrow space, of which the wide one does the work, nor an arrow. */
export const printable = (text: string) => text.replaceAll('\u202f', '\u00a0').replaceAll(' → ', ' puis ')

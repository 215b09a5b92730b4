import type { Lang } from './speech.ts'

/** A letter is made of a few kinds of blocks, laid out as plain text and as HTML from the same words. */

export type Block =
  | { is: 'words'; lines: readonly string[] }
  /** When and where: the first line in large type. */
  | { is: 'appointment'; lines: readonly string[] }
  /** What a person wrote to another. */
  | { is: 'note'; says: string; words: string }
  /** `button` stands on the link in HTML; the address itself is always written too. */
  | { is: 'link'; says: string; button: string; href: string }
  /** What may be done, and is not asked: the words themselves lead there. */
  | { is: 'way out'; says: string; act: string; href: string }
  | { is: 'list'; title: string; lines: readonly string[] }

/** An e-mail as it leaves. */
export type Written = { subject: string; text: string; html: string }

/** Both forms of a letter. Blocks without words are left out. */
export const layOut = (subject: string, blocks: readonly Block[], language: Lang): Written => ({
  subject,
  text: `${blocks.map(textOf).filter(Boolean).join('\n\n')}\n`,
  html: htmlPage(subject, blocks.map(htmlOf).filter(Boolean).join('\n'), language),
})

function textOf(block: Block): string {
  switch (block.is) {
    case 'words':
    case 'appointment':
      return said(block.lines).join('\n')
    case 'note':
      return `${block.says}\n${block.words}`
    case 'link':
    case 'way out':
      return `${block.says}\n${block.href}`
    case 'list':
      return [block.title, ...said(block.lines).map((line) => `- ${line}`)].join('\n')
  }
}

function htmlOf(block: Block): string {
  switch (block.is) {
    case 'words':
      return paragraph(said(block.lines))
    case 'appointment': {
      const [first, ...rest] = said(block.lines)
      const large = first && `<strong style="font-size:21px;line-height:1.4">${escaped(first)}</strong>`
      return framed([large, ...rest.map(escaped)])
    }
    case 'note':
      return `${paragraph([block.says])}\n${framed(block.words.split('\n').map(escaped))}`
    case 'link':
      return `${paragraph([block.says])}\n${buttonOf(block)}`
    case 'way out':
      return `<p style="${margin};font-size:14px">${escaped(block.says)} <a href="${escaped(block.href)}">${escaped(block.act)}</a></p>`
    case 'list':
      return listOf(block.title, said(block.lines))
  }
}

const said = (lines: readonly string[]) => lines.filter(Boolean)

const paragraph = (lines: string[]) =>
  lines.length === 0 ? '' : `<p style="${margin}">${lines.map(escaped).join('<br>')}</p>`

const framed = (lines: (string | undefined)[]) =>
  `<p style="${margin};padding-left:16px;border-left:4px solid #3d8a86">${lines.filter(Boolean).join('<br>')}</p>`

function buttonOf({ button, href }: { button: string; href: string }): string {
  const address = escaped(href)
  return `<p style="margin:0 0 8px"><a href="${address}" style="${asButton}">${escaped(button)}</a></p>
<p style="${margin};font-size:14px"><a href="${address}" style="word-break:break-all">${address}</a></p>`
}

const listOf = (
  title: string,
  lines: string[],
) => `<h2 style="margin:24px 0 8px;font-size:19px">${escaped(title)}</h2>
<ul style="margin:0 0 20px;padding-left:20px">
${lines.map((line) => `<li style="margin:0 0 6px">${escaped(line)}</li>`).join('\n')}
</ul>`

const margin = 'margin:0 0 20px'

/** Both colours of the button are said; those of the text are left to the reader, by day and by night. */
const asButton =
  'display:inline-block;padding:14px 22px;border-radius:4px;background-color:#1f5c5a;color:#ffffff;font-weight:bold;text-decoration:none'

/** Nothing comes from elsewhere: no image, no style sheet, no font, nothing that would tell that it was read. */
const htmlPage = (title: string, body: string, language: Lang) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title>
</head>
<body style="margin:0;padding:0">
<div style="max-width:36em;margin:0 auto;padding:24px 16px;font-family:Arial,Helvetica,sans-serif;font-size:17px;line-height:1.5">
${body}
</div>
</body>
</html>
`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')

/** How figures are said on paper, in French. */

export const count = (number: number) => number.toLocaleString('fr-FR')

export const hours = (number: number) =>
  `${number.toLocaleString('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0h`

/** Of a share between 0 and 1; a dash where there was nothing to divide. */
export const share = (part: number | null) => (part === null ? '–' : `${Math.round(part * 100)}\u00a0%`)

export const days = (number: number | null) =>
  number === null
    ? '–'
    : `${number.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0${number < 2 ? 'jour' : 'jours'}`

/** `janv.`, under a column; the first month of a year says which. */
export const shortMonth = (month: string) => {
  const [year = '', number = ''] = month.split('-')
  const name = months[Number(number) - 1] ?? ''
  return number === '01' ? `${name}\u00a0${year}` : name
}

const months = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
]

/** As French people order names: accents and capitals aside at first, and « 5 » before « 13 ». */
export const { compare: inFrenchOrder } = new Intl.Collator('fr', { numeric: true })

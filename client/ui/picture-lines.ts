/** About as wide as one letter of a picture's words. */
export const letter = 7.5

/** Words are not wrapped by a drawing: each line is cut where the next word would cross its edge. */
export const linesWithin = (sentences: readonly string[], width: number): string[] =>
  sentences.flatMap((sentence) => {
    const lines = ['']
    for (const word of sentence.split(' ')) {
      const line = lines.at(-1) ?? ''
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && longer.length * letter > width) lines.push(word)
      else lines[lines.length - 1] = longer
    }
    return lines
  })

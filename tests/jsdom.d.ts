/** The package has no types of its own: what we call of it. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(text: string, asked: { contentType: string })
    window: { document: Document }
  }
}

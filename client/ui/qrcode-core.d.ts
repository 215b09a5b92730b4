declare module 'qrcode/lib/core/qrcode.js' {
  /** The one piece of the library that computes; the others draw, in ways that nobody asks for here. */
  export { create } from 'qrcode'
}

const french = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

/** `812 octets`, `12,4 ko`, `3 Mo`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0octets`
  return bytes < 1_000_000
    ? `${french.format(bytes / 1000)}\u00a0ko`
    : `${french.format(bytes / 1_000_000)}\u00a0Mo`
}

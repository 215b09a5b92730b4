import { oneSaid, shapeSaid, textSaid } from '#shared/search-words.ts'

/** Colleagues unless told, of everywhere unless told. An EPCI by its SIREN. */
export type DirectorySearch = {
  vue?: 'lieux' | undefined
  texte?: string | undefined
  epci?: string | undefined
}

export const directorySearch = ({ vue, texte, epci }: Record<string, unknown>): DirectorySearch => ({
  vue: oneSaid(['lieux'], vue),
  texte: textSaid(texte, 60),
  epci: shapeSaid(/^\d{9}$/, typeof epci === 'number' ? String(epci) : epci),
})

import { searchable } from './territories.ts'
import { bankAccountsIn, cardsIn, socialSecurityNumbersIn, type Found } from './secret-numbers.ts'

/**
 * The guard on free text: what a note must never hold is refused, what it should rarely hold asks to be confirmed.
 * The same on the laptop and on the server. CNIL, « Zones bloc note et commentaires »: objective, no sensitive data,
 * and the person may read it.
 */

export const secrets = ['socialSecurity', 'bankAccount', 'card', 'password', 'accountNumber'] as const
export type Secret = (typeof secrets)[number]

export const delicacies = ['health', 'justice', 'religion', 'opinion'] as const
export type Delicacy = (typeof delicacies)[number]

/** Half-open positions in the text as it was given. */
export type Finding = { secret: Secret; from: number; to: number }

export const secretLabels: Record<Secret, string> = {
  socialSecurity: 'un numéro de sécurité sociale',
  bankAccount: 'un compte bancaire',
  card: 'une carte bancaire',
  password: 'un mot de passe ou un code',
  accountNumber: 'un numéro de dossier personnel',
}

export const delicacyLabels: Record<Delicacy, string> = {
  health: 'de santé',
  justice: 'de justice',
  religion: 'de religion',
  opinion: 'd’opinions ou d’origine',
}

/** What the text holds that must not be kept, and what it seems to speak of. */
export function guard(text: string): { secrets: Finding[]; delicacies: Delicacy[] } {
  if (text.trim() === '') return { secrets: [], delicacies: [] }
  return { secrets: secretsIn(text), delicacies: delicaciesIn(text) }
}

/** The text with each secret replaced by dots. */
export function masked(text: string): string {
  return secretsIn(text).reduceRight(
    (whole, { from, to }) => `${whole.slice(0, from)}•••${whole.slice(to)}`,
    text,
  )
}

/** In the order of the text, never overlapping: the first to begin wins, then the longest. */
function secretsIn(text: string): Finding[] {
  const plain = folded(text)
  const named = (secret: Secret, found: Found[]) => found.map((span) => ({ secret, ...span }))
  const numbers = mayHoldNumber.test(plain)
    ? [
        ...named('socialSecurity', socialSecurityNumbersIn(plain)),
        ...named('bankAccount', bankAccountsIn(plain)),
        ...named('card', cardsIn(plain)),
        ...named('accountNumber', accountNumbersIn(plain)),
      ]
    : []
  const passwords = mayHoldPassword.test(plain) ? named('password', passwordsIn(plain)) : []
  const all = [...numbers, ...passwords].sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: Finding[] = []
  for (const finding of all) if (finding.from >= (kept.at(-1)?.to ?? 0)) kept.push(finding)
  return kept
}

/** The shortest of them has seven digits: ordinary notes, with a date or an hour, are read at once. */
const mayHoldNumber = /(?:\d[^\d]*){7}/

/** One of the words that announce it, or one of the signs that a minted one holds. */
const mayHoldPassword = /mot|mdp|pass|pwd|code|pin|wi-?fi|box|[!#$%^&*?+=_€~]/i

/** Full-width digits and letters in their usual form, any blank a space, any dash a hyphen: one character for one, positions hold. */
const folded = (text: string) =>
  text.replace(/[^\u0021-\u007e]/g, (character) => {
    if (/[\s\u00ad\u200b\u2060]/.test(character)) return ' '
    if (/[\u2010-\u2015\u2212]/.test(character)) return '-'
    const usual = character.normalize('NFKC')
    return usual.length === 1 ? usual : character
  })

/** `mot de passe : Soleil46`, `code PIN 1234`, `mdp=azerty`; and a lone `Sol3il!2024` that can be nothing else. */
function passwordsIn(text: string): Found[] {
  const codes = [...text.matchAll(afterCode)].map((match) => {
    const [from, to] = match.indices?.[1] ?? [0, 0]
    return { from, to }
  })
  const said = [...text.matchAll(afterPasswordWord)].flatMap((match) => {
    const [, sign, token] = match.indices ?? []
    if (!sign || !token) return []
    const word = text.slice(...token)
    if (!/[a-z0-9]/i.test(word)) return []
    const isTold = /[:=>→«"“]/.test(text.slice(sign[0], token[0])) ? !isPlainWord(word) : isMixed(word)
    return isTold ? [{ from: token[0], to: token[1] }] : []
  })
  const alone = [...text.matchAll(/[^\s«»"]{8,64}/g)]
    .map((match) => ({ from: match.index, word: match[0].replace(/[.,;:!?)\]]+$/, '') }))
    .filter(({ word }) => looksMinted(word))
    .map(({ from, word }) => ({ from, to: from + word.length }))
  return [...codes, ...doorCodesIn(text), ...said, ...alone]
}

/** What opens a door, a box of keys or a network: `digicode 12B45`, `code de la boîte à clés : 4821`. Not an hour, nor a floor. */
const doorCodesIn = (text: string): Found[] =>
  [...text.matchAll(afterDoor)].flatMap((match) => {
    const [from, to] = match.indices?.[1] ?? [0, 0]
    const code = text.slice(from, to)
    return !ordinals.test(code) && !measures.test(code) ? [{ from, to }] : []
  })

/** « 32Go », « 150km ». */
const measures = /^\d+(?:[gmk]o|[gmk]b|[gm]hz|[kcm]m|kg|pages?|mots?|euros?)$/i

const doors =
  'bo[iî]tes?|cl[eé]s?|lettres?|immeuble|portes?|portail|portillon|entr[eé]e|hall|r[eé]sidence|b[aâ]timent|alarme|coffre|grille|ascenseur|parking|garage|local|wifi|wi-fi|box|interphone|visiophone|barri[eè]re|cave|placard|armoire|cadenas|antivol'
const between =
  'de|du|des|la|le|les|l|d|[aà]|au|aux|sa|son|ses|leur|en|bas|haut|rue|c[oô]t[eé]|nouveau|est|c.est'
const afterDoor = new RegExp(
  `\\b(?:digicodes?|cl[eé]s? (?:du |de la )?(?:wi-?fi|box)|codes?(?=(?:[ '’-]+(?:${between})(?![\\p{L}]))*[ '’-]+(?:${doors})(?![\\p{L}])))` +
    `(?:(?:[ '’-]+(?:${between}|${doors})(?![\\p{L}])){0,8}(?: ?[:=] ?| )|(?:[ '’-]+\\p{L}+){0,8} ?[:=] ?(?!(?:19|20)\\d\\d(?!\\d)))` +
    `((?=[a-z*#]*\\d[a-z*#]*\\d)[a-z\\d*#]{4,8})(?![\\p{L}\\d]|[-/.,]\\d| \\d\\d \\d\\d)`,
  'dgiu',
)

const afterPasswordWord =
  /(?:mots? de passe|mdp|password|passwd|pwd|code (?:secret|confidentiel|pin|puk|d.acc[eè]s|parental)|\bpin)\b((?:(?:[\s]+[\p{L}.]{2,20})?[\s]*(?:[:=]|->|→)|[\s]+est|[\s]+c.est)?[\s]*)[«"“]?[\s]*([^\s«»"“”]{3,64})/dgiu

/** The code of a card, a telephone or a message: four digits or six, said by that word. A postal code has five. */
const afterCode =
  /\bcode(?: (?:de|du|la|le|sa|son|carte|bleue|bancaire|cb|sms|re[cç]u|t[ée]l[ée]phone|portable|tablette|d[ée]verrouillage|validation|v[ée]rification)){0,4}(?: ?[:=] ?| est | c.est | )(?!(?:19|20)\d\d\b)(\d{6}|\d{4})(?![\d*]|[-/.,]\d)/dgi

/** After « mot de passe : », an ordinary French word says what happened to it, not what it is. */
const isPlainWord = (word: string) => plainWords.test(searchable(word))

const plainWords =
  /^(a|au|change\w*|chang\w*|oubli\w*|perd\w*|reinitialis\w*|refai\w*|cree\w*|creation|recuper\w*|retrouv\w*|modifi\w*|renouvel\w*|mis|mise|choi\w*|explication\w*|conseil\w*|securi\w*|notion\w*|regle\w*|bonnes|pas|ne|la|le|les|un|une|des|elle|il|ok|fait|faible|fort|gestionnaire|comment|pourquoi|saisi\w*|enregistr\w*|note\w*|aide|revoir|voir|avec|sans|pour|puis|et|ou|en|inconnu|bloque\w*|expire\w*|trop|facebook|google|gmail|orange|ameli|caf|impots|franceconnect|doctolib|apple|microsoft|windows|wifi|messagerie|boite|compte\w*|e)$/

const isMixed = (word: string) =>
  /\d/.test(word) &&
  !ordinals.test(word) &&
  (/[a-z]/i.test(word) || /^\d{4,8}[.,;]?$/.test(word)) &&
  !/^(?:19|20)\d\d\D?$/.test(word)

/** « 2ème », « 3e », « 2fois », « 10h30 ». */
const ordinals = /^\d{1,3}(?:e|er|ers|re|nd|nde|[eè]mes?|fois|h\d{0,2}|min|ans?|jours?|€)[.,;:)]?$/i

const looksMinted = (word: string) =>
  /[a-z]/.test(word) &&
  /[A-Z]/.test(word) &&
  /\d/.test(word) &&
  /[!#$%^&*?+=_€~]/.test(word) &&
  !/[@/\\]|\.\w{2,}/.test(word)

/** Numbers of a personal file, when the text says whose: CAF, France Travail, tax office. Phones are not. */
function accountNumbersIn(text: string): Found[] {
  return [...text.matchAll(afterOffice)].flatMap((match) => {
    const [from, to] = match.indices?.[1] ?? [0, 0]
    const digits = text.slice(from, to).replace(/\D/g, '')
    const isPhone = /^(?:0[1-9]\d{8}|33[1-9]\d{8})$/.test(digits)
    return digits.length >= 7 && digits.length <= 13 && !isPhone ? [{ from, to }] : []
  })
}

const afterOffice =
  /(?:allocataire|num[ée]ro fiscal|n°\s?fiscal|\bspi\b|t[ée]l[ée]d[ée]clarant|(?:identifiant|n°|num[ée]ro|dossier|matricule|\bid)\s(?:de (?:la )?|du |d.)?(?:caf|msa|carsat|france travail|p[ôo]le emploi|imp[ôo]ts?|ameli|urssaf))\D{0,12}?(\d(?:[ .-]?\d){6,12}(?: ?[A-Z]\b)?)(?!\d)/dgi

function delicaciesIn(text: string): Delicacy[] {
  const words = ` ${searchable(text)} `
  return delicacies.filter((delicacy) => delicateWords[delicacy].test(words))
}

/** Whole words or beginnings of words, without accents. Thématiques (santé, Ameli) and streets (église) are not delicate. */
const delicateWords: Record<Delicacy, RegExp> = {
  health:
    / (cancer|tumeur|chimio\w*|diabet\w+|depress(?:ion|if|ive)\w*|handicap\w*|malad(?:e|es|ie|ies)|alzheimer|parkinson|vih|sida|seropositi\w+|enceinte|grossesse|avortement|ivg|psychiatr\w+|psycholog\w+|schizophren\w+|bipolaire|autis\w+|alcool\w+|toxicoman\w+|drogue\w*|addict\w*|hospitalis\w+|opere e?|operation du|infarctus|avc|epileps\w+|epilepti\w+|suicid\w+|burn out|mdph|aah|invalidite|curatelle|tutelle|medicament\w*|traitement medical|dyslexi\w+|surdite|sourde?s?|aveugle\w*|malvoyant\w*) /,
  justice:
    / (prison|incarcer\w+|detenue?s?|detention|condamn\w+|garde a vue|casier judiciaire|bracelet electronique|sursis|probation|spip|tribunal|proces|delinquan\w+|mis en examen|violences? conjugales?|ordonnance de protection|sortant de prison|interdiction judiciaire) /,
  religion:
    / (musulman\w*|islam\w*|catholi\w+|protestant\w*|evangeli\w+|juifs?|juives?|judai\w+|bouddhis\w+|temoins? de jehovah|athee?s?|mosquee|synagogue|ramadan|voilee?s?|converti a|pratiquante?) /,
  opinion:
    / (syndicalis\w+|syndique\w*|cgt|cfdt|militante?s?|extreme (?:droite|gauche)|vote (?:pour|rn|lfi|ps|lr)|electeur d\w+|communistes?|raciste?s?|homosexuel\w*|lesbienne\w*|gay|transgenre\w*|sans papiers|clandestin\w*|d origine|gitans?|roms?|maghreb\w+|africaine?s?) /,
}

import * as z from 'zod/mini'
import { emailShape, longestEmail, longestPhone, nationalNumber, phoneShape } from './contact.ts'
import { guard } from './note-guard.ts'
import { spokenOf } from './time.ts'

/** The vocabulary of inputs: every schema of the house is made of these words. */

/** Controls (\p{Cc}) but tab, line feed and return; and the marks that turn the direction of a line. */
const hidden = /(?![\t\n\r])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

const plain = z.refine<string>((value: string) => value.isWellFormed() && !hidden.test(value))

/** One line or more of plain text, composed (NFC) and trimmed; refuses control and direction marks. */
export const text = (longest: number) =>
  z.pipe(
    z.string().check(z.maxLength(longest * 2), plain),
    z.pipe(
      z.transform((value: string) => value.normalize('NFC').trim()),
      z.string().check(z.maxLength(longest)),
    ),
  )

/** The same, and something must be said. */
export const words = (longest: number) => text(longest).check(z.minLength(1))

/** A refusal that the guard gives, told apart from what is not understood. */
export const guarded = 'sensitiveNote'

const unkept = z.refine<string>((value) => guard(value).secrets.length === 0, { error: guarded })

/** What somebody writes freely and the house keeps: never a number or a code that is nobody else's. */
export const guardedText = (longest: number) => text(longest).check(unkept)

/** The same, and something must be said. */
export const guardedWords = (longest: number) => words(longest).check(unkept)

/** Where somebody is visited: the code of their door helps whoever comes, their numbers do not. */
export const guardedAddress = (longest: number) =>
  words(longest).check(
    z.refine((value) => guard(value).secrets.every(({ secret }) => secret === 'password'), {
      error: guarded,
    }),
  )

/** UUIDv7, minted where the thing is born. */
export const id = z.uuidv7()

/** A calendar day as people say it: `2026-03-29`. */
export const day = z.iso.date()

/** A wall-clock time as people say it: `09:30`. */
export const wallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** Milliseconds since 1970, UTC, between 2000 and 2100. */
export const instant = z.int().check(z.gte(spokenOf.from), z.lte(spokenOf.to))

/** INSEE code of a commune, Corsica and overseas included. */
export const communeCode = z.string().check(z.regex(/^(\d{2}|2[AB])\d{3}$/))

/** Code of a département, Corsica and overseas included: `46`, `2A`, `974`. */
export const departementCode = z.string().check(z.regex(/^(\d{2}|2[AB]|97\d)$/))

/** SIREN of an EPCI. */
export const siren = z.string().check(z.regex(/^\d{9}$/))

/** What opens an address that is itself the key: 256 bits, that nobody guesses. */
export const secretKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** ASCII local part, no quotes, lower case. */
export const email = z.pipe(
  z.string().check(z.maxLength(longestEmail), z.trim(), z.toLowerCase()),
  z.string().check(z.regex(emailShape)),
)

/** A French number, overseas ones too, kept as `nationalNumber` gives it; accepts +33, spaces, dots. */
export const phone = z.pipe(
  z.string().check(z.maxLength(longestPhone)),
  z.pipe(z.transform(nationalNumber), z.string().check(z.regex(phoneShape))),
)

/** Some of the codes of a table, each once. */
export const someOf = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z.array(z.enum(codes)).check(z.refine((chosen) => new Set(chosen).size === chosen.length))

/** Ids, each once. */
export const idsUpTo = (most: number) =>
  z.array(id).check(
    z.maxLength(most),
    z.refine((ids) => new Set(ids).size === ids.length),
  )

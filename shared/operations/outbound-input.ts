import * as z from 'zod/mini'

/** A handwritten signature: a PNG in base64, at most 200 KB. */
export const SignatureImage = z.string().check(z.maxLength(280_000))

/** The last 4 to 6 characters of the identity document that the recipient showed; never stored as such. */
export const IdNumber = z.string().check(z.trim(), z.regex(/^[0-9A-Za-z]{4,6}$/))

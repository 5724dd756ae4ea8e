/**
 * Check characters that a code ends in, so that a slip of the finger or of the pen is noticed. Each function takes the
 * code without its check character and returns null when the code has characters the method does not know.
 */

/** GS1 modulus 10 (GB 12904): weights 3 and 1 from the right, over digits only. Finds every single wrong digit. */
export function gs1CheckDigit(digits: string): string | null {
  if (!/^\d+$/.test(digits)) return null
  const total = [...digits]
    .reverse()
    .reduce((sum, digit, index) => sum + Number(digit) * (index % 2 ? 1 : 3), 0)
  return String((10 - (total % 10)) % 10)
}

/** ISO 7064 MOD 37-2 (pure system) over digits and capital letters; the check character may be `*`. */
export function mod37Radix2(text: string): string | null {
  if (!/^[0-9A-Z]+$/.test(text)) return null
  const product = [...text].reduce((sum, character) => ((sum + valueOf(character)) * 2) % 37, 0)
  return CHARACTERS[(38 - product) % 37] ?? null
}

/** ISO 7064 MOD 37,36 (hybrid system) over digits and capital letters; so is the check character. */
export function mod37Hybrid36(text: string): string | null {
  if (!/^[0-9A-Z]+$/.test(text)) return null
  const product = [...text].reduce((last, character) => {
    const sum = (last + valueOf(character)) % 36
    return ((sum === 0 ? 36 : sum) * 2) % 37
  }, 36)
  return CHARACTERS[(37 - product) % 36] ?? null
}

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'
const valueOf = (character: string): number => CHARACTERS.indexOf(character)

/** GTIN-8, -12, -13 and -14: lengths whose last digit is a GS1 check digit. */
const GTIN = /^(\d{8}|\d{12,14})$/

/** Whether a code is only digits of a GTIN's length but ends in the wrong check digit: most likely mistyped. */
export const isBrokenGtin = (code: string): boolean =>
  GTIN.test(code) && gs1CheckDigit(code.slice(0, -1)) !== code.slice(-1)

/** Widths of three bars and three spaces of the 106 symbols of ISO/IEC 15417, in their order. */
const symbols = `
  212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132
  122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212
  322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311
  112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321
  331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214
  112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212
  124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113
  411311 113141 114131 311141 411131 211412 211214 211232
`
  .trim()
  .split(/\s+/)
const STOP = '2331112'

const START_B = 104
const START_C = 105
const TO_B = 100
const TO_C = 99

/**
 * Widths of bars and spaces in turn, beginning with a bar, of a text as a Code 128 barcode; runs of four and more
 * digits are packed two in a symbol. Null for what is empty or not printable ASCII.
 */
export function code128Widths(text: string): string | null {
  if (!/^[ -~]+$/.test(text)) return null
  const values = symbolValues(text)
  const check = values.reduce((sum, value, position) => sum + value * Math.max(1, position), 0) % 103
  return [...values, check].map((value) => symbols[value]).join('') + STOP
}

function symbolValues(text: string): number[] {
  const values: number[] = []
  let alphabet: 'B' | 'C' | null = null
  // Even runs of digits are worth a change of alphabet from four on.
  for (const part of text.match(/(?:\d\d){2,}|[ -~]/g) ?? []) {
    const needed = part.length > 1 ? 'C' : 'B'
    if (alphabet === null) values.push(needed === 'C' ? START_C : START_B)
    else if (alphabet !== needed) values.push(needed === 'C' ? TO_C : TO_B)
    alphabet = needed
    if (needed === 'B') values.push(part.charCodeAt(0) - 32)
    else values.push(...(part.match(/\d\d/g) ?? []).map(Number))
  }
  return values
}

/** EAN-13 check digit of the first twelve digits (GB 12904, modulus 10 with weights 1 and 3). */
export function ean13CheckDigit(twelve: string): number {
  const total = [...twelve].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return (10 - (total % 10)) % 10
}

export const isEan13 = (code: string): boolean =>
  /^\d{13}$/.test(code) && ean13CheckDigit(code.slice(0, 12)) === Number(code[12])

/** What a scanner or a hand gave, as it is stored: without blanks and control characters, full-width made half-width. */
export const normaliseCode = (scanned: string): string =>
  scanned
    .normalize('NFKC')
    // eslint-disable-next-line no-control-regex -- scanners send FNC1 as a control character
    .replace(/[\s\u0000-\u001f\u007f]/g, '')

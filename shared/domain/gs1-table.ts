/**
 * GS1 application identifiers (GB/T 16986, GS1 General Specifications section 3): how many characters follow each, so
 * that a string of several elements can be cut. `fixed` ones need no separator after them.
 */
interface Identifier {
  /** Digits of the identifier itself. */
  digits: number
  shortest: number
  longest: number
  numeric: boolean
}

type Row = [identifiers: RegExp, digits: number, shortest: number, longest: number, characters: 'n' | 'x']

const rows: Row[] = [
  [/^00/, 2, 18, 18, 'n'],
  [/^0[1-3]/, 2, 14, 14, 'n'],
  [/^10/, 2, 1, 20, 'x'],
  [/^1[1-35-7]/, 2, 6, 6, 'n'],
  [/^20/, 2, 2, 2, 'n'],
  [/^2[12]/, 2, 1, 20, 'x'],
  [/^235/, 3, 1, 28, 'x'],
  [/^24[01]/, 3, 1, 30, 'x'],
  [/^242/, 3, 1, 6, 'n'],
  [/^243/, 3, 1, 20, 'x'],
  [/^25[01]/, 3, 1, 30, 'x'],
  [/^253/, 3, 13, 30, 'x'],
  [/^254/, 3, 1, 20, 'x'],
  [/^255/, 3, 13, 25, 'n'],
  [/^30/, 2, 1, 8, 'n'],
  [/^3[1-6]\d\d/, 4, 6, 6, 'n'],
  [/^37/, 2, 1, 8, 'n'],
  [/^39[0-3]\d/, 4, 1, 18, 'n'],
  [/^394\d/, 4, 4, 4, 'n'],
  [/^395\d/, 4, 6, 6, 'n'],
  [/^40[013]/, 3, 1, 30, 'x'],
  [/^402/, 3, 17, 17, 'n'],
  [/^41[0-7]/, 3, 13, 13, 'n'],
  [/^42[0-7]/, 3, 1, 20, 'x'],
  [/^43\d\d/, 4, 1, 90, 'x'],
  [/^7001/, 4, 13, 13, 'n'],
  [/^7003/, 4, 10, 10, 'n'],
  [/^700[24-9]/, 4, 1, 30, 'x'],
  [/^70[1-4]\d/, 4, 1, 30, 'x'],
  [/^71\d/, 3, 1, 20, 'x'],
  [/^72\d\d/, 4, 1, 30, 'x'],
  [/^8001/, 4, 14, 14, 'n'],
  [/^8005/, 4, 6, 6, 'n'],
  [/^80(06|17|18|26)/, 4, 18, 18, 'n'],
  [/^80\d\d/, 4, 1, 50, 'x'],
  [/^81\d\d/, 4, 1, 70, 'x'],
  [/^82\d\d/, 4, 1, 70, 'x'],
  [/^90/, 2, 1, 30, 'x'],
  [/^9[1-9]/, 2, 1, 90, 'x'],
]

/** The identifier that a text begins with; undefined when there is none such. */
export function identifierAt(text: string): Identifier | undefined {
  const row = rows.find(([pattern]) => pattern.test(text))
  if (!row) return undefined
  const [, digits, shortest, longest, characters] = row
  return { digits, shortest, longest, numeric: characters === 'n' }
}

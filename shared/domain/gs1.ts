import { identifierAt } from './gs1-table'

/** What a GS1 code says about the goods that it is on. */
export interface Gs1 {
  /** 14 digits; of the piece itself (01) or of what the carton holds (02). */
  gtin?: string
  lotNo?: string
  serialNo?: string
  productionDate?: string
  /** Expiry day (17), or best before (15) where there is none. */
  expiryDate?: string
  /** Pieces: variable count (30), or trade items in the carton (37). */
  count?: number
  /** Net weight (310x): `value` is an integer of 10^-scale kilograms. */
  kilograms?: { value: number; scale: number }
  /** A lot or serial number of free length runs to the end and may have swallowed what follows: have it looked at. */
  uncertain: boolean
}

export type Gs1Problem = 'empty' | 'unknownIdentifier' | 'tooShort' | 'tooLong' | 'checkDigit' | 'badDate'

export const gs1ProblemText: Record<Gs1Problem, string> = {
  empty: '码里没有内容',
  unknownIdentifier: '码里有不认识的标识符',
  tooShort: '码不完整',
  tooLong: '码里有一段太长，可能缺少分隔符',
  checkDigit: '商品编码的校验位不对',
  badDate: '码里的日期不存在',
}

export type Gs1Result = { ok: true; data: Gs1 } | { ok: false; problem: Gs1Problem }

const GS = '\u001d'
const SYMBOLOGY = /^\](d2|C1|Q3|e0|e1|e2|J1)/
/** What scanners write instead of the separator when they may not send control characters. */
const SEPARATORS = /\{GS\}|<GS>|\[GS\]|\u00e8|\^\]/g

/**
 * Reads a GS1 element string: with separators as the scanner sends them (FNC1 as GS), after a symbology identifier
 * (`]d2`, `]C1`, `]Q3`), in the form for people (`(01)…(10)…`), or bare when it begins with a valid GTIN.
 * Null for any other code: an item code, an EAN-13, a document number.
 * @param today business day, by which two-digit years find their century
 */
export function parseGs1(scanned: string, today: string): Gs1Result | null {
  const text = scanned.normalize('NFKC').trim().replace(SEPARATORS, GS)
  const forPeople = /^\((\d{2,4})\)/.test(text)
  const marked = SYMBOLOGY.test(text) || text.startsWith(GS) || text.includes(GS)
  const bare = text.replace(SYMBOLOGY, '').replace(new RegExp(`^${GS}+`), '')
  if (!forPeople && !marked && !beginsWithGtin(bare)) return null
  const cut = forPeople ? cutForPeople(text) : cutElements(bare)
  return cut.ok ? read(cut.data, bare.includes(GS) || forPeople, today) : cut
}

type Elements = Map<string, string>

const beginsWithGtin = (text: string): boolean => /^0[12]\d{14}/.test(text) && isGtin(text.slice(2, 16))

/** `(01)06901234567892(10)A1` */
function cutForPeople(text: string): { ok: true; data: Elements } | { ok: false; problem: Gs1Problem } {
  const elements: Elements = new Map()
  for (const [, identifier = '', value = ''] of text.matchAll(/\((\d{2,4})\)([^(]*)/g)) {
    const known = identifierAt(identifier)
    const trimmed = value.split(GS).join('').trim()
    if (!known || known.digits !== identifier.length) return { ok: false, problem: 'unknownIdentifier' }
    if (trimmed.length < known.shortest) return { ok: false, problem: 'tooShort' }
    if (trimmed.length > known.longest) return { ok: false, problem: 'tooLong' }
    elements.set(identifier, trimmed)
  }
  return { ok: true, data: elements }
}

/** Elements one after another: those of fixed length end by themselves, the others at a separator or at the end. */
function cutElements(text: string): { ok: true; data: Elements } | { ok: false; problem: Gs1Problem } {
  const elements: Elements = new Map()
  let rest = text
  while (rest !== '') {
    if (rest.startsWith(GS)) {
      rest = rest.slice(1)
      continue
    }
    const known = identifierAt(rest)
    if (!known) return { ok: false, problem: 'unknownIdentifier' }
    const identifier = rest.slice(0, known.digits)
    const body = rest.slice(known.digits)
    const end = body.indexOf(GS)
    const isFixed = known.shortest === known.longest
    const length = isFixed ? known.longest : end < 0 ? body.length : end
    const value = body.slice(0, length)
    if (value.length < known.shortest || value.includes(GS)) return { ok: false, problem: 'tooShort' }
    if (value.length > known.longest) return { ok: false, problem: 'tooLong' }
    elements.set(identifier, value)
    rest = body.slice(length)
  }
  return { ok: true, data: elements }
}

function read(elements: Elements, separated: boolean, today: string): Gs1Result {
  if (elements.size === 0) return { ok: false, problem: 'empty' }
  const gtin = elements.get('01') ?? elements.get('02')
  if (gtin !== undefined && !isGtin(gtin)) return { ok: false, problem: 'checkDigit' }

  const made = dayOf(elements.get('11') ?? elements.get('13'), today)
  const expires = dayOf(elements.get('17') ?? elements.get('15'), today)
  if (made === 'bad' || expires === 'bad') return { ok: false, problem: 'badDate' }
  // A month of production stands for its last day, which has not come yet in the running month.
  const productionDate =
    made && isMonth(elements.get('11') ?? elements.get('13')) && made > today ? today : made

  const lotNo = elements.get('10')
  const serialNo = elements.get('21')
  const count = elements.get('30') ?? elements.get('37')
  const weight = [...elements].find(([identifier]) => identifier.startsWith('310'))
  return {
    ok: true,
    data: {
      ...(gtin ? { gtin } : {}),
      ...(lotNo ? { lotNo } : {}),
      ...(serialNo ? { serialNo } : {}),
      ...(productionDate ? { productionDate } : {}),
      ...(expires ? { expiryDate: expires } : {}),
      ...(count && /^\d+$/.test(count) && Number(count) > 0 ? { count: Number(count) } : {}),
      ...(weight ? { kilograms: { value: Number(weight[1]), scale: Number(weight[0][3]) } } : {}),
      uncertain: !separated && [lotNo, serialNo].some(mayHoldMore),
    },
  }
}

/** Whether a value contains what could be the beginning of a further element. */
const mayHoldMore = (value: string | undefined): boolean =>
  value !== undefined && /.(1[0-35-7]|21|30|37)./.test(value)

/** GTIN-14: the check digit of EAN with its weights from the right (GB 12904). */
export function isGtin(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false
  const total = [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return total % 10 === 0
}

/** The forms under which a GTIN may be kept as an item's barcode: 14 digits, EAN-13, UPC-A, EAN-8. */
export const barcodesOfGtin = (gtin: string): string[] =>
  [14, 13, 12, 8].flatMap((length) => {
    const [lead, rest] = [gtin.slice(0, 14 - length), gtin.slice(14 - length)]
    return /^0*$/.test(lead) ? [rest] : []
  })

const isMonth = (digits: string | undefined): boolean => digits?.endsWith('00') ?? false

/**
 * `YYMMDD` as a day; day 00 is the last of the month. The century is the one that puts the year less than 50 years
 * before and at most 50 after this one (General Specifications 7.12).
 */
function dayOf(digits: string | undefined, today: string): string | 'bad' | undefined {
  if (digits === undefined) return undefined
  if (!/^\d{6}$/.test(digits)) return 'bad'
  const [year, month, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].map(Number) as [
    number,
    number,
    number,
  ]
  const thisYear = Number(today.slice(0, 4))
  const apart = year - (thisYear % 100)
  const century = Math.floor(thisYear / 100) + (apart >= 51 ? -1 : apart <= -50 ? 1 : 0)
  const fullYear = century * 100 + year
  if (month < 1 || month > 12) return 'bad'
  const lastDay = new Date(Date.UTC(fullYear, month, 0)).getUTCDate()
  if (day > lastDay) return 'bad'
  const two = (value: number) => String(value).padStart(2, '0')
  return `${fullYear}-${two(month)}-${two(day === 0 ? lastDay : day)}`
}

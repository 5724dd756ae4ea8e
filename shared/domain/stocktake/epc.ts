import { gs1CheckDigit } from '../check-digit'

/** What an RFID tag says: the trade item or returnable asset that it is on, and which one of them. */
export interface Epc {
  scheme: 'sgtin-96' | 'grai-96'
  /** GTIN-14, or the 13 digits of a GRAI without its serial number. */
  code: string
  /** Decimal, without leading zeros. */
  serial: string
}

export type EpcResult = { ok: true; data: Epc } | { ok: false; problem: string }

/** One row of a partition table: bits and digits of the company prefix; the rest is the reference. */
interface Partition {
  companyBits: number
  companyDigits: number
  referenceBits: number
  referenceDigits: number
}

/** Company prefix of 12 to 6 digits (GS1 EPC Tag Data Standard, SGTIN and GRAI partition tables). */
const COMPANY = [
  [40, 12],
  [37, 11],
  [34, 10],
  [30, 9],
  [27, 8],
  [24, 7],
  [20, 6],
] as const

interface Scheme {
  name: Epc['scheme']
  /** Digits of company prefix and reference together. */
  digits: number
  pureIdentity: string
  codeOf: (company: string, reference: string) => string
}

/** A GTIN begins with the first digit of the item reference, the indicator. */
const sgtin: Scheme = {
  name: 'sgtin-96',
  digits: 13,
  pureIdentity: 'sgtin',
  codeOf: (company, reference) => withCheckDigit(reference.slice(0, 1) + company + reference.slice(1)),
}

const grai: Scheme = {
  name: 'grai-96',
  digits: 12,
  pureIdentity: 'grai',
  codeOf: (company, reference) => withCheckDigit(company + reference),
}

const HEADERS: Record<string, Scheme> = { '30': sgtin, '33': grai }

/** Headers of other schemes, so that a tag that is not counted is told by its name. */
const OTHERS: Record<string, string> = {
  '2C': 'GDTI-96',
  '2D': 'GSRN-96',
  '2E': 'GSRNP-96',
  '2F': 'USDoD-96',
  '31': 'SSCC-96',
  '32': 'SGLN-96',
  '34': 'GIAI-96',
  '35': 'GID-96',
  '36': 'SGTIN-198',
  '37': 'GRAI-170',
  '38': 'GIAI-202',
  '39': 'SGLN-195',
  '3A': 'GDTI-113',
  '3B': 'ADI-var',
  '3C': 'CPI-96',
  '3D': 'CPI-var',
  '3E': 'GDTI-174',
  '3F': 'SGCN-96',
  '40': 'ITIP-110',
  '41': 'ITIP-212',
}

const HEX = /^[0-9A-F]{24}$/
const SERIAL_BITS = 38
const LARGEST_SERIAL = 274_877_906_943n

/**
 * Reads a tag: 24 hexadecimal digits of an EPC-96, in either case, with blanks or `0x`; or a tag URI
 * (`urn:epc:tag:sgtin-96:…`) or a pure identity URI (`urn:epc:id:sgtin:…`). Says in Chinese why a tag cannot be counted:
 * another scheme by its name, a wrong length, a partition that does not exist, a number beyond its digits.
 */
export function readEpc(text: string): EpcResult {
  const tag = text.trim()
  if (/^urn:epc:/i.test(tag)) return fromUri(tag)
  const hex = tag.replace(/\s/g, '').replace(/^0x/i, '').toUpperCase()
  if (!/^[0-9A-F]+$/.test(hex)) return { ok: false, problem: '不是十六进制的 EPC' }
  const other = OTHERS[hex.slice(0, 2)]
  if (other) return { ok: false, problem: `${other} 标签不标识物资，不能这样盘点` }
  const scheme = HEADERS[hex.slice(0, 2)]
  if (!HEX.test(hex)) return { ok: false, problem: `长度是 ${hex.length} 位，完整的 EPC-96 是 24 位` }
  return scheme ? fromBits(scheme, hex) : { ok: false, problem: `不认识的编码方案（头 ${hex.slice(0, 2)}）` }
}

function fromBits(scheme: Scheme, hex: string): EpcResult {
  const bits = BigInt(`0x${hex}`)
  const at = (offset: number, length: number) => (bits >> BigInt(96 - offset - length)) & mask(length)
  const partition = partitionOf(scheme, Number(at(11, 3)))
  if (!partition) return { ok: false, problem: '分区值 7 不存在，标签写错了' }
  const { companyBits, companyDigits, referenceBits, referenceDigits } = partition
  const company = digitsOf(at(14, companyBits), companyDigits)
  const reference = digitsOf(at(14 + companyBits, referenceBits), referenceDigits)
  if (company === null || reference === null)
    return { ok: false, problem: '厂商代码或项目代码超出位数，标签写错了' }
  return done(scheme, company, reference, String(at(96 - SERIAL_BITS, SERIAL_BITS)))
}

/** `urn:epc:tag:sgtin-96:3.0614141.812345.6789` and `urn:epc:id:sgtin:0614141.812345.6789`. */
function fromUri(uri: string): EpcResult {
  const [, , kind = '', name = '', body = ''] = uri.split(':')
  const isTag = kind.toLowerCase() === 'tag'
  const wanted = name.toLowerCase()
  const scheme = [sgtin, grai].find((known) => wanted === (isTag ? known.name : known.pureIdentity))
  if (!scheme) return { ok: false, problem: `${name.toUpperCase() || 'EPC'} 标签不标识物资，不能这样盘点` }
  const parts = body.split('.')
  const [company = '', reference = '', serial = ''] = isTag ? parts.slice(1) : parts
  const complete = parts.length === (isTag ? 4 : 3) && (!isTag || /^[0-7]$/.test(parts[0] ?? ''))
  const lengths =
    /^\d{6,12}$/.test(company) &&
    /^\d*$/.test(reference) &&
    company.length + reference.length === scheme.digits
  if (!complete || !lengths) return { ok: false, problem: 'EPC 网址格式不对' }
  if (!/^(0|[1-9]\d*)$/.test(serial) || serial.length > 12 || BigInt(serial) > LARGEST_SERIAL)
    return { ok: false, problem: '序列号超出 96 位标签的范围' }
  return done(scheme, company, reference, serial)
}

const done = (scheme: Scheme, company: string, reference: string, serial: string): EpcResult => ({
  ok: true,
  data: { scheme: scheme.name, code: scheme.codeOf(company, reference), serial },
})

function partitionOf({ digits }: Scheme, value: number): Partition | undefined {
  const row = COMPANY[value]
  if (!row) return undefined
  const [companyBits, companyDigits] = row
  return {
    companyBits,
    companyDigits,
    referenceBits: 96 - 14 - SERIAL_BITS - companyBits,
    referenceDigits: digits - companyDigits,
  }
}

/** Padded with zeros; null when it needs more digits than there are, or where there are none and the field is not empty. */
function digitsOf(value: bigint, digits: number): string | null {
  if (digits === 0) return value === 0n ? '' : null
  const text = String(value)
  return text.length > digits ? null : text.padStart(digits, '0')
}

const mask = (length: number): bigint => (1n << BigInt(length)) - 1n
const withCheckDigit = (digits: string): string => digits + (gs1CheckDigit(digits) ?? '')

/**
 * The tags in what a reader typed or a person pasted: apart by lines, commas or semicolons; blanks part tags as well, unless
 * they only part the bytes of hexadecimal ones.
 */
export function splitTags(text: string): string[] {
  return text
    .split(/[\r\n,，;；、]+/)
    .flatMap((chunk) => {
      const words = chunk.trim().split(/\s+/).filter(Boolean)
      const joined = words.map((word) => word.replace(/^0x/i, '')).join('')
      const inBytes = words.length > 1 && words.every((word) => /^(0x)?[0-9a-f]{1,8}$/i.test(word))
      return inBytes && joined.length % 24 === 0 ? (joined.match(/.{24}/g) ?? []) : words
    })
    .filter(Boolean)
}

import { type Binary, type Code, type ObjectId, type Timestamp } from 'bson'
import { placeOf, type Numeric, type Place } from './numbers'
import { partsOf } from './regexp'
import { compareValues, typeRank, TypeRank, type Document } from './values'

/**
 * Writes values as bytes whose order (memcmp) is the order of `compareValues`, so that SQLite's B-tree can serve
 * ranges and sorts. A descending field is written with its bytes inverted.
 */
export class KeyWriter {
  private buffer = Buffer.allocUnsafe(512)
  private length = 0

  reset(): this {
    this.length = 0
    return this
  }

  /** The bytes written so far, copied. */
  finish(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.length))
  }

  bytes(bytes: Buffer): this {
    this.reserve(bytes.length)
    bytes.copy(this.buffer, this.length)
    this.length += bytes.length
    return this
  }

  value(value: unknown, descending = false): this {
    const start = this.length
    if (!descending) this.write(value)
    else if (typeof value === 'object' && typeRank(value) === TypeRank.Number)
      this.descending(value as Numeric)
    else this.write(value)
    return descending ? this.invertFrom(start) : this
  }

  /** Only the type's tag: where the values of this type begin. */
  tag(rank: TypeRank, descending = false): this {
    const start = this.length
    this.byte(rank)
    return descending ? this.invertFrom(start) : this
  }

  private invertFrom(start: number): this {
    for (let i = start; i < this.length; i++) this.buffer[i] = ~(this.buffer[i] as number) & 0xff
    return this
  }

  private write(value: unknown): void {
    const rank = value === emptyArray ? TypeRank.EmptyArray : typeRank(value)
    this.byte(rank)
    switch (rank) {
      case TypeRank.Number:
        return typeof value === 'number' ? this.double(value) : this.between(placeOf(value as Numeric))
      case TypeRank.Date:
        return this.double((value as Date).getTime())
      case TypeRank.String:
        return this.string(value as string)
      case TypeRank.Boolean:
        return this.byte(value === true ? 1 : 0)
      case TypeRank.ObjectId:
        return void this.bytes((value as ObjectId).id as Buffer)
      case TypeRank.Object:
        return this.object(value as Document)
      case TypeRank.Array:
        for (const item of value as unknown[]) this.write(item)
        return this.byte(0)
      case TypeRank.Binary:
        return this.binary(value as Binary)
      case TypeRank.RegExp:
        this.string(partsOf(value as RegExp).pattern)
        return this.string(partsOf(value as RegExp).options)
      case TypeRank.Timestamp:
        return this.unsigned64((value as Timestamp).toBigInt())
      case TypeRank.Code:
        return this.string((value as Code).code)
      case TypeRank.Null:
      case TypeRank.EmptyArray:
      case TypeRank.MinKey:
      case TypeRank.MaxKey:
        return
      default:
        return this.string(String(value))
    }
  }

  private object(value: Document): void {
    for (const key of Object.keys(value)) {
      this.byte(typeRank(value[key]))
      this.string(key)
      this.write(value[key])
    }
    this.byte(0)
  }

  private byte(byte: number): void {
    this.reserve(1)
    this.buffer[this.length++] = byte
  }

  /** The sign bit flipped for positive numbers, all bits for negative ones: doubles then sort as unsigned bytes. */
  private double(value: number): void {
    this.reserve(8)
    const start = this.length
    if (Number.isNaN(value)) this.buffer.fill(0, start, start + 8)
    else {
      this.buffer.writeDoubleBE(value === 0 ? 0 : value, start)
      const first = this.buffer[start] as number
      if (first & 0x80)
        for (let i = start; i < start + 8; i++) this.buffer[i] = ~(this.buffer[i] as number) & 0xff
      else this.buffer[start] = first | 0x80
    }
    this.length += 8
  }

  /**
   * A number that no double holds: the double below it, FF (which follows no exact number: types begin below 40 and,
   * inverted, end at FC), and its digits.
   */
  private between({ below, digits }: Place): void {
    this.double(below)
    if (digits === undefined) return
    this.byte(0xff)
    this.digits(digits)
  }

  /**
   * The same for a descending field, where the key of the exact double may end and still has to come first: the
   * double above, and a mark that is FF after the bytes are inverted.
   */
  private descending(value: Numeric): void {
    const { above, digits } = placeOf(value)
    this.byte(TypeRank.Number)
    this.double(above)
    if (digits === undefined) return
    this.byte(0)
    this.digits(digits)
  }

  private digits({ negative, exponent, text }: NonNullable<Place['digits']>): void {
    const start = this.length
    this.byte((exponent + 0x8000) >> 8)
    this.byte((exponent + 0x8000) & 0xff)
    for (const digit of text) this.byte(Number(digit) + 1)
    this.byte(0)
    if (negative) this.invertFrom(start)
  }

  /** MongoDB orders bytes by their number first, then by what they are. */
  private binary(value: Binary): void {
    this.unsigned64(BigInt(value.position))
    this.byte(value.sub_type)
    this.bytes(Buffer.from(value.value()))
  }

  private unsigned64(value: bigint): void {
    this.reserve(8)
    this.length = this.buffer.writeBigUInt64BE(BigInt.asUintN(64, value), this.length)
  }

  /** UTF-8 closed by 00 00; a NUL inside is written as 00 FF. */
  private string(value: string): void {
    const text = value.includes('\0') ? undefined : value
    if (text === undefined) return this.stringWithNul(value)
    this.reserve(text.length * 3 + 2)
    this.length += this.buffer.write(text, this.length)
    this.buffer[this.length++] = 0
    this.buffer[this.length++] = 0
  }

  private stringWithNul(value: string): void {
    for (const byte of Buffer.from(value)) {
      this.byte(byte)
      if (byte === 0) this.byte(0xff)
    }
    this.byte(0)
    this.byte(0)
  }

  private reserve(extra: number): void {
    if (this.length + extra <= this.buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + extra))
    this.buffer.copy(larger, 0, 0, this.length)
    this.buffer = larger
  }
}

/** Stands in an index for "an array without elements", which sorts before null and does not equal it. */
export const emptyArray = Symbol('empty array')

const shared = new KeyWriter()

/** The bytes of one value, ascending: the primary key of a document is made of its `_id` this way. */
export function keyOf(value: unknown): Buffer {
  return shared.reset().value(value).finish()
}

/** The smallest key that is greater than every key beginning with `prefix`; undefined when there is none. */
export function successor(prefix: Buffer): Buffer | undefined {
  for (let i = prefix.length - 1; i >= 0; i--) {
    if (prefix[i] === 0xff) continue
    const next = Buffer.from(prefix.subarray(0, i + 1))
    next[i] = (next[i] as number) + 1
    return next
  }
  return undefined
}

/**
 * The smallest key after all those that begin with `prefix` and hold exactly its last value. Unlike `successor` it
 * comes before the numbers that lie between that value and the next double.
 */
export function pastValue(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, pastTypes])
}

const pastTypes = Buffer.from([0xfe])

/** The smaller (or, descending, the larger) of the values, which is what a sort by an array field goes by. */
export function extremeOf(values: unknown[], descending: boolean): unknown {
  let extreme = values[0]
  for (const value of values) {
    const order = compareValues(value, extreme)
    if (descending ? order > 0 : order < 0) extreme = value
  }
  return extreme
}

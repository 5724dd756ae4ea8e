import { Decimal128 } from 'bson'
import { toNumber, isNumeric, numberType, type Numeric } from '../../numbers'
import { double, sum } from '../operators/numeric'

/** A sum of numbers of all types; whole numbers stay exact, doubles are added without piling up their errors. */
export class Total {
  count = 0
  private whole: Numeric = 0
  private decimals: Numeric | undefined
  private hasDouble = false
  private high = 0
  private low = 0

  /** Adds a number; everything else is passed over. */
  add(value: unknown): void {
    if (!isNumeric(value)) return
    this.count++
    const type = numberType(value)
    if (type === 'decimal') this.decimals = this.decimals === undefined ? value : sum(this.decimals, value)
    else if (type === 'double') this.addDouble(toNumber(value) as number)
    else if (
      typeof value === 'number' &&
      typeof this.whole === 'number' &&
      Number.isSafeInteger(this.whole + value)
    )
      this.whole += value
    else this.whole = sum(this.whole, value)
  }

  get result(): Numeric {
    if (this.decimals !== undefined) {
      const exact = sum(this.decimals, this.whole)
      return this.hasDouble ? sum(exact, double(this.doubles)) : exact
    }
    return this.hasDouble ? double(this.plain) : this.whole
  }

  /** The arithmetic mean; undefined of nothing. */
  get mean(): Numeric | undefined {
    if (this.count === 0) return undefined
    const { result, count } = this
    const mean = (toNumber(result) as number) / count
    if (numberType(result) !== 'decimal') return double(mean)
    return Decimal128.fromStringWithRounding(exactMean(String(result), count) ?? String(mean))
  }

  private get doubles(): number {
    return Number.isFinite(this.low) ? this.high + this.low : this.high
  }

  private get plain(): number {
    const whole = toNumber(this.whole) as number
    return whole === 0 ? this.doubles : this.high + whole + (Number.isFinite(this.low) ? this.low : 0)
  }

  /** Keeps what each addition loses (Neumaier), so that ten times 0.1 is 1. */
  private addDouble(value: number): void {
    const next = this.hasDouble ? this.high + value : value
    if (this.hasDouble)
      this.low += Math.abs(this.high) >= Math.abs(value) ? this.high - next + value : value - next + this.high
    this.high = next
    this.hasDouble = true
  }
}

function exactMean(total: string, count: number): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(total)
  if (match === null) return undefined
  const [, sign = '', digits = '0', fraction = '', exponent = '0'] = match
  const raised = (BigInt(digits + fraction) * 10n ** 40n) / BigInt(count)
  const text = String(raised).replace(/0{1,40}$/, '')
  const dropped = String(raised).length - text.length
  return `${sign}${text === '' ? '0' : text}E${Number(exponent) - fraction.length - 40 + dropped}`
}

/** Standard deviation in one pass (Welford). */
export class Deviation {
  private count = 0
  private mean = 0
  private squares = 0

  add(value: unknown): void {
    const number = toNumber(value)
    if (number === undefined) return
    this.count++
    const delta = number - this.mean
    this.mean += delta / this.count
    this.squares += delta * (number - this.mean)
  }

  /** Null when there are too few values: none, or for a sample only one. */
  result(sample: boolean): Numeric | null {
    const divisor = sample ? this.count - 1 : this.count
    return divisor <= 0 ? null : double(Math.sqrt(this.squares / divisor))
  }
}

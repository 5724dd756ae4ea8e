/** An exact decimal number: `coefficient` times ten to the `exponent`. */
export interface Decimal {
  coefficient: bigint
  exponent: number
}

/** The exact value of a double or of a decimal's text; NaN and the infinities come back as numbers. */
export function decimalOf(value: number | string): Decimal | number {
  if (typeof value === 'number') return Number.isFinite(value) ? ofDouble(value) : value
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(value)
  if (match === null) return Number(value)
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match
  const coefficient = BigInt(whole + fraction)
  return {
    coefficient: sign === '-' ? -coefficient : coefficient,
    exponent: Number(exponent) - fraction.length,
  }
}

const bits = new DataView(new ArrayBuffer(8))

/** Every double is a whole number times a power of two, and a negative power of two is one of five over one of ten. */
function ofDouble(value: number): Decimal {
  bits.setFloat64(0, value)
  const word = bits.getBigUint64(0)
  const raised = Number((word >> 52n) & 0x7ffn)
  const fraction = word & 0xfffffffffffffn
  const mantissa = (raised === 0 ? fraction : fraction | 0x10000000000000n) * (value < 0 ? -1n : 1n)
  const power = Math.max(raised, 1) - 1075
  if (power >= 0) return { coefficient: mantissa << BigInt(power), exponent: 0 }
  return { coefficient: mantissa * 5n ** BigInt(-power), exponent: power }
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = align(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right] = align(a, b)
  return { coefficient: left + right, exponent: Math.min(a.exponent, b.exponent) }
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent }
}

/** The decimal without its fraction. */
export function truncate({ coefficient, exponent }: Decimal): bigint {
  return exponent < 0 ? coefficient / 10n ** BigInt(-exponent) : coefficient * 10n ** BigInt(exponent)
}

/** Both coefficients at the smaller exponent. */
function align(a: Decimal, b: Decimal): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent)
  const raise = (value: Decimal) => value.coefficient * 10n ** BigInt(value.exponent - exponent)
  return [raise(a), raise(b)]
}

/** The text of a decimal, rounded half to even to the 34 digits that a Decimal128 has. */
export function decimalText({ coefficient, exponent }: Decimal): string {
  const excess = String(coefficient < 0n ? -coefficient : coefficient).length - 34
  if (excess <= 0) return `${coefficient}E${exponent}`
  const unit = 10n ** BigInt(excess)
  const magnitude = coefficient < 0n ? -coefficient : coefficient
  const rest = (magnitude % unit) * 2n
  const floor = magnitude / unit
  const rounded = rest > unit || (rest === unit && floor % 2n === 1n) ? floor + 1n : floor
  return decimalText({ coefficient: coefficient < 0n ? -rounded : rounded, exponent: exponent + excess })
}

/** The significant digits and the power of ten of the first of them: equal for equal values. Not for zero. */
export function digitsOf({ coefficient, exponent }: Decimal): {
  negative: boolean
  exponent: number
  text: string
} {
  const negative = coefficient < 0n
  const text = String(negative ? -coefficient : coefficient)
  return { negative, exponent: exponent + text.length - 1, text: text.replace(/0+$/, '') }
}

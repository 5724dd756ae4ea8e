import { type Decimal } from '../../decimals'

/** The quotient with more digits than a Decimal128 has; the last one tells whether something was left over. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const raised = a.coefficient * 10n ** 70n
  const quotient = raised / b.coefficient
  const exponent = a.exponent - b.exponent - 70
  if (raised % b.coefficient !== 0n) return { coefficient: quotient * 10n + 1n, exponent: exponent - 1 }
  return trimmed(quotient, exponent, a.exponent - b.exponent)
}

/** What is left of a division without fraction; it has the sign of the dividend. */
export function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent)
  const raise = ({ coefficient, exponent: own }: Decimal) => coefficient * 10n ** BigInt(own - exponent)
  return { coefficient: raise(a) % raise(b), exponent }
}

/** The value without needless zeros at its end, as near to the wanted exponent as it can be. */
function trimmed(coefficient: bigint, exponent: number, wanted: number): Decimal {
  let [digits, power] = [coefficient, exponent]
  while (power < wanted && digits % 10n === 0n) [digits, power] = [digits / 10n, power + 1]
  return { coefficient: digits, exponent: power }
}

import { reject, type Result, ok } from '../errors'
import type { Unit } from '../schema/masterdata'

/** As a person says it: 1 箱 = 12 盒. `count` may be a decimal such as `0.5`; `of` is another unit of the same item. */
export interface UnitStep {
  name: string
  count: string
  of: string
}

/** Largest numerator and denominator of a unit. */
const MAX_FACTOR = 1_000_000n

/**
 * Resolves a chain (箱 = 12 盒, 盒 = 100 支) to exact rationals of the base unit, whatever the order of the steps.
 * Rejects UNIT_CHAIN: a name twice, a count that is no positive number, a unit that leads nowhere or in a circle, and
 * factors beyond a million.
 */
export function resolveUnits(base: string, steps: readonly UnitStep[]): Result<Unit[]> {
  const byName = new Map(steps.map((step) => [step.name, step]))
  if (byName.size < steps.length || byName.has(base)) {
    const names = [base, ...steps.map(({ name }) => name)]
    const twice = names.find((name, index) => names.indexOf(name) < index)
    return reject('UNIT_CHAIN', { unit: twice, reason: 'twice' })
  }
  const units: Unit[] = []
  for (const step of steps) {
    let factor: Factor = { numerator: 1n, denominator: 1n }
    const seen = new Set<string>()
    for (let name = step.name; name !== base;) {
      const next = byName.get(name)
      if (!next) return reject('UNIT_CHAIN', { unit: step.name, of: name, reason: 'unknown' })
      if (seen.has(name)) return reject('UNIT_CHAIN', { unit: step.name, reason: 'circle' })
      seen.add(name)
      const count = readCount(next.count)
      if (!count) return reject('UNIT_CHAIN', { unit: next.name, reason: 'count' })
      factor = reduced({
        numerator: factor.numerator * count.numerator,
        denominator: factor.denominator * count.denominator,
      })
      name = next.of
    }
    if (factor.numerator > MAX_FACTOR || factor.denominator > MAX_FACTOR)
      return reject('UNIT_CHAIN', { unit: step.name, reason: 'large' })
    units.push({
      name: step.name,
      numerator: Number(factor.numerator),
      denominator: Number(factor.denominator),
    })
  }
  return ok(units)
}

/** The chain that a person would say for stored units: each of the largest smaller unit that goes into it evenly. */
export function stepsOf(base: string, units: readonly Unit[]): UnitStep[] {
  const known: { name: string; factor: Factor }[] = [
    { name: base, factor: { numerator: 1n, denominator: 1n } },
  ]
  const ascending = [...units].sort((a, b) => a.numerator * b.denominator - b.numerator * a.denominator)
  const steps = new Map<string, UnitStep>()
  for (const unit of ascending) {
    const factor = { numerator: BigInt(unit.numerator), denominator: BigInt(unit.denominator) }
    const ratios = known.map(({ name, factor: smaller }) => ({
      name,
      ratio: reduced({
        numerator: factor.numerator * smaller.denominator,
        denominator: factor.denominator * smaller.numerator,
      }),
    }))
    const even = ratios.filter(({ ratio }) => ratio.denominator === 1n && ratio.numerator > 1n).at(-1)
    const chosen = even ?? ratios[0]
    if (chosen) steps.set(unit.name, { name: unit.name, count: sayCount(chosen.ratio), of: chosen.name })
    known.push({ name: unit.name, factor })
  }
  return units.flatMap(({ name }) => steps.get(name) ?? [])
}

interface Factor {
  numerator: bigint
  denominator: bigint
}

/** `12`, `0.5`, `1/3` → exact; null when it is no positive number of that form. */
function readCount(typed: string): Factor | null {
  const fraction = /^(\d{1,7})\/(\d{1,7})$/.exec(typed.trim())
  const decimal = /^(\d{0,7})(?:\.(\d{1,6}))?$/.exec(typed.trim())
  const factor = fraction
    ? { numerator: BigInt(fraction[1] ?? 0), denominator: BigInt(fraction[2] ?? 0) }
    : decimal && typed.trim() !== ''
      ? {
          numerator: BigInt((decimal[1] ?? '') + (decimal[2] ?? '')),
          denominator: powerOfTen(decimal[2]?.length ?? 0),
        }
      : null
  return factor && factor.numerator > 0n && factor.denominator > 0n ? reduced(factor) : null
}

/** The shortest way to write it: a decimal where that is exact, a fraction otherwise. */
function sayCount({ numerator, denominator }: Factor): string {
  if (denominator === 1n) return String(numerator)
  const places = [1, 2, 3, 4, 5, 6].find((n) => powerOfTen(n) % denominator === 0n)
  if (places === undefined) return `${numerator}/${denominator}`
  const digits = String((numerator * powerOfTen(places)) / denominator).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

function reduced({ numerator, denominator }: Factor): Factor {
  let [a, b] = [numerator, denominator]
  while (b > 0n) [a, b] = [b, a % b]
  return { numerator: numerator / a, denominator: denominator / a }
}

/** Written out: for WeChat and the browser `**` becomes Math.pow, which knows no BigInt. */
const powerOfTen = (places: number): bigint => BigInt(`1${'0'.repeat(places)}`)

import type { CountLine } from '../../schema/count-line'
import type { Unit } from '../../schema/masterdata'
import { elsewhere, elsewhereText, swappedLot, swappedText } from './counterparts'
import { unitMixUp } from './unit-mix-up'

/** The likeliest cause of each difference that some lines explain among themselves, by line id; without one, none. */
export function hintsOf(
  lines: readonly CountLine[],
  unitsOf: (itemId: string) => readonly Unit[],
): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const hint = hintOf(line, lines, unitsOf(line.itemId))
      return hint ? [[line._id, hint] as const] : []
    }),
  )
}

function hintOf(line: CountLine, lines: readonly CountLine[], units: readonly Unit[]): string | undefined {
  const swapped = swappedLot(line, lines)
  if (swapped) return swappedText(line, swapped)
  const [other] = elsewhere(line, lines)
  if (other && other.result?.variance === -(line.result?.variance ?? 0)) return elsewhereText(line, other)
  return unitMixUp(line, units) ?? (other && elsewhereText(line, other))
}

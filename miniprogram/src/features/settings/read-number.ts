import { parseQuantity } from '@shared/domain/units'

/** A typed whole number within bounds; null when it is none. */
export function readInteger(typed: string, least: number, most: number): number | null {
  if (!/^\d{1,6}$/.test(typed.trim())) return null
  const value = Number(typed)
  return value >= least && value <= most ? value : null
}

/** A typed percentage with at most one decimal place, 0 to 100; null when it is none. */
export function readPercent(typed: string): number | null {
  if (!/^\d{1,3}(\.\d)?$/.test(typed.trim())) return null
  const value = Number(typed)
  return value <= 100 ? value : null
}

/** `3、1、0` or `3,1,0` → [3, 1, 0], largest first and each once; null when something else stands there. */
export function readDays(typed: string, most: number): number[] | null {
  const parts = typed.split(/[,，、\s]+/).filter(Boolean)
  const days = parts.map((part) => readInteger(part, 0, most))
  if (days.some((day) => day === null)) return null
  return [...new Set(days.flatMap((day) => day ?? []))].sort((a, b) => b - a)
}

/** Typed yuan with at most two decimal places → fen, up to a hundred million yuan; null when it is none. */
export function readMoney(typed: string): number | null {
  const fen = parseQuantity(typed, 2)
  return fen !== null && fen <= 10_000_000_000 ? fen : null
}

/** A typed number of days between two counts; null when it is none. */
export const readDaysCount = (typed: string): number | null => readInteger(typed, 1, 3_650)

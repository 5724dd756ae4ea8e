import type { CountLineState } from '../../schema/count-line'
import type { StocktakeTotals } from '../../schema/stocktake'
import { sum } from '../stock'

/** Lines that are alike in what the result tells apart, as the database adds them up. Money in fen, with fractions. */
export interface ResultTally {
  state: CountLineState
  differs: boolean
  undecided: boolean
  /** Of counted − book: −1, 0 or 1. */
  sign: number
  /** Whether lot, dates or state are put right. */
  corrected: boolean
  /** Whether the books know a cost of it. */
  valued: boolean
  lines: number
  /** Value in the books, of counted lines. */
  bookFen: number
  /** What the variances are worth, without sign. */
  differenceFen: number
}

/** A stocktake's result in numbers. `unknown`: goods that nobody could name, still open. */
export function totalsOf(tallies: readonly ResultTally[], unknown: number): StocktakeTotals {
  const counted = tallies.filter(({ state }) => state === 'counted')
  const surplus = counted.filter(({ sign }) => sign > 0)
  const loss = counted.filter(({ sign }) => sign < 0)
  return {
    lines: linesIn(tallies),
    counted: linesIn(counted),
    skipped: linesIn(tallies) - linesIn(counted),
    matched: linesIn(counted.filter(({ differs }) => !differs)),
    surplusLines: linesIn(surplus),
    lossLines: linesIn(loss),
    corrected: linesIn(counted.filter(({ corrected }) => corrected)),
    unknown,
    bookFen: Math.round(sum(counted.map(({ bookFen }) => bookFen))),
    surplusFen: Math.round(sum(surplus.map(({ differenceFen }) => differenceFen))),
    lossFen: Math.round(sum(loss.map(({ differenceFen }) => differenceFen))),
  }
}

/** Lines that stand in the way of a result. */
export const openIn = (tallies: readonly ResultTally[]) => ({
  /** Wait for a second or another count. */
  waiting: linesIn(tallies.filter(({ state }) => state === 'toSecond' || state === 'toRecount')),
  /** Differ, and nobody has said why. */
  undecided: linesIn(tallies.filter(({ undecided }) => undecided)),
  /** Differ in quantity, and the books know no cost by which the difference could be judged. */
  unvalued: linesIn(
    tallies.filter(({ state, sign, valued }) => state === 'counted' && sign !== 0 && !valued),
  ),
})

const linesIn = (tallies: readonly ResultTally[]): number => sum(tallies.map(({ lines }) => lines))

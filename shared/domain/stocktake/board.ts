import type { CountBoard, CountProgress } from '../../operations/stocktake-view'
import type { CountLine, CountLineState } from '../../schema/count-line'
import type { Caller } from '../../schema/person'
import type { Stocktake } from '../../schema/stocktake'
import { maySeeBook } from './access'
import { mayCountIn } from './areas'

/** Lines that are alike in what a board tells apart: as the database adds them up. */
export interface LineTally extends Counted {
  lines: number
}

type Counted = Pick<CountLine, 'areaId' | 'state' | 'differs' | 'undecided' | 'found' | 'outcome'>

export interface PersonTally {
  id: string
  name: string
  /** Lines that this person counted at least once. */
  lines: number
  lastAt: string
}

/** What a progress board is made of. */
export interface BoardTallies {
  lines: readonly LineTally[]
  people: readonly PersonTally[]
  /** Goods that nobody could name, still open. */
  unknown: number
}

/** The progress of a stocktake as the caller may see it: how many lines differ only for those who may see the books. */
export function boardOf(stocktake: Stocktake, tallies: BoardTallies, caller: Caller): CountBoard {
  const books = maySeeBook(caller, stocktake)
  const those = (fits: (tally: LineTally) => boolean) => linesOf(tallies.lines.filter(fits))
  return {
    ...progressOf(tallies.lines, books),
    unknown: tallies.unknown,
    ...(books
      ? {
          undecided: those(({ undecided }) => undecided),
          found: those(({ found }) => found),
          stuck: those(({ outcome }) => outcome === 'stuck'),
        }
      : {}),
    areas: stocktake.areas.map((area) => ({
      ...progressOf(
        tallies.lines.filter(({ areaId }) => areaId === area.areaId),
        books,
      ),
      areaId: area.areaId,
      name: area.name,
      mine: mayCountIn(caller, stocktake, area),
    })),
    people: [...tallies.people].sort((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1)),
  }
}

function progressOf(tallies: readonly LineTally[], books: boolean): CountProgress {
  const inState = (state: CountLineState) => linesOf(tallies.filter((tally) => tally.state === state))
  return {
    lines: linesOf(tallies),
    counted: inState('counted'),
    toCount: inState('toCount'),
    toSecond: inState('toSecond'),
    toRecount: inState('toRecount'),
    ...(books ? { differ: linesOf(tallies.filter(({ differs }) => differs)) } : {}),
  }
}

const linesOf = (tallies: readonly LineTally[]): number =>
  tallies.reduce((total, { lines }) => total + lines, 0)

/**
 * The tallies once some lines have changed: a command answers with the board as it will be, which the database cannot add
 * up before it is written. A line that comes to be has no `before`.
 */
export function talliesAfter(
  tallies: BoardTallies,
  changes: readonly { before?: Counted; after: Counted }[],
  unknown = tallies.unknown,
): BoardTallies {
  const alike = (
    { areaId, state, differs, undecided, found, outcome }: Counted,
    lines: number,
  ): LineTally => ({
    ...{ areaId, state, differs, undecided, found, lines },
    ...(outcome ? { outcome } : {}),
  })
  const moved = changes.flatMap(({ before, after }) => [
    ...(before ? [alike(before, -1)] : []),
    alike(after, 1),
  ])
  return { ...tallies, lines: [...tallies.lines, ...moved], unknown }
}

import { useRef } from 'react'
import type { LineToCount } from '@shared/operations/stocktake-count'
import type { Since } from './tally'
import type { Shelf } from './use-shelf'

/**
 * What was known when the eye turned to a line: since the last thing that was done here. A typed figure is held against that, so
 * that a movement while somebody counted in his head is noticed.
 */
export function useSince(shelf: Shelf, lines: readonly LineToCount[]) {
  const base = useRef<{ at: string; lines: readonly LineToCount[] }>()
  if (!base.current && shelf.loadedAt) base.current = { at: shelf.loadedAt, lines }
  return {
    of(line: LineToCount): Since {
      const before = base.current?.lines.find(({ lineId }) => lineId === line.lineId)
      return base.current && before?.round === line.round
        ? { at: base.current.at, ...positionOf(before) }
        : // Asked for anew since then: what is known now is what was shown with the request.
          { at: shelf.loadedAt, ...positionOf(line) }
    },
    moved(at: string) {
      base.current = { at, lines }
    },
  }
}

/** Goods that the server has no line of have no place in the books to hold them against. */
const positionOf = ({ position, lineId }: LineToCount) => (lineId.startsWith('new/') ? {} : { position })

import { useSyncExternalStore } from 'react'
import type { ReviewLine } from '@shared/operations/stocktake-review'
import { createStore } from '@/lib/store'

/** As many lines as one command takes. */
export const MOST_AT_ONCE = 80

/** Chosen lines of a list: each row listens for itself, so that a tap draws one row and not ten thousand. */
export function createSelection() {
  const store = createStore<ReadonlyMap<string, ReviewLine>>(new Map())
  return {
    store,
    has: (id: string) => store.get().has(id),
    toggle(line: ReviewLine) {
      const next = new Map(store.get())
      if (!next.delete(line._id)) next.set(line._id, line)
      store.set(next)
    },
    set: (lines: readonly ReviewLine[]) => store.set(new Map(lines.map((line) => [line._id, line]))),
    clear: () => store.set(new Map()),
  }
}
export type Selection = ReturnType<typeof createSelection>

export const useSelected = ({ store, has }: Selection, id: string): boolean =>
  useSyncExternalStore(
    store.subscribe,
    () => has(id),
    () => has(id),
  )

/** Only what was counted can be judged or asked for again. */
export const selectable = (line: ReviewLine): boolean => line.state === 'counted'

/** `[1, 2, 3]` in parts of two: `[[1, 2], [3]]`. */
export function inParts<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let start = 0; start < all.length; start += size) parts.push(all.slice(start, start + size))
  return parts
}

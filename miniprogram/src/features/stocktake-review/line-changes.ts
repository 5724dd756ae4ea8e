import type { ReviewLine } from '@shared/operations/stocktake-review'
import type { By } from '@shared/schema/common'
import type { VarianceReason } from '@shared/schema/count-line'
import { createStore, useStore } from '@/lib/store'
import { fitsView, type ReviewView } from './review-views'

type Changes = ReadonlyMap<string, ReviewLine>

/**
 * Lines that were changed or seen newer on this device. A long list that is open below another page is not fetched
 * anew, so that its place is kept; it shows these instead of what it got before.
 */
const changes = createStore<Changes>(new Map())

export const useLineChanges = (): Changes => useStore(changes)

export function noteLines(lines: readonly ReviewLine[]): void {
  changes.set(new Map([...changes.get(), ...lines.map((line) => [line._id, line] as const)]))
}

/** The rows of a list with what is newer put in, and without those that do not belong into the view any more. */
export const withChanges = (rows: readonly ReviewLine[], newer: Changes, view: ReviewView): ReviewLine[] =>
  rows.flatMap((row) => {
    const known = newer.get(row._id)
    if (!known || known.updatedAt <= row.updatedAt) return row
    return fitsView(view, known) ? known : []
  })

export interface Acceptance {
  reason: VarianceReason
  note: string
  by: By
  /** When the server did it. */
  at: string
}

/** As the server has the line after its difference got a reason. */
export function accepted(line: ReviewLine, { reason, note, by, at }: Acceptance): ReviewLine {
  const { reasonNote: _, ...rest } = line
  return {
    ...rest,
    undecided: false,
    reason,
    decidedBy: by,
    updatedAt: at,
    ...(note ? { reasonNote: note } : {}),
  }
}

/** As the server has the line after another count was asked for. */
export function askedAgain(line: ReviewLine, at: string): ReviewLine {
  const { result: _, reason: _reason, reasonNote: _note, decidedBy: _by, hint: _hint, ...rest } = line
  return {
    ...rest,
    state: 'toRecount',
    recountReason: 'asked',
    round: line.round + 1,
    differs: false,
    undecided: false,
    updatedAt: at,
  }
}

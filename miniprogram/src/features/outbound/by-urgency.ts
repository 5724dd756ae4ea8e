import type { RequisitionRow } from '@shared/operations/requisition'

const NEVER = '9999-12-31'

/** Urgent ones first, then those needed soonest, then those that wait longest. */
export const byUrgency = (rows: readonly RequisitionRow[]): RequisitionRow[] =>
  [...rows].sort(
    (a, b) =>
      Number(b.urgent) - Number(a.urgent) ||
      compare(a.neededBy ?? NEVER, b.neededBy ?? NEVER) ||
      compare(a.updatedAt, b.updatedAt),
  )

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

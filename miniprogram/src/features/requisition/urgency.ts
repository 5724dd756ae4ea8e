interface Waiting {
  urgent: boolean
  neededBy?: string
  createdAt: string
  updatedAt: string
}

const NEVER = '9999-12-31'

/** Order of work: urgent first, then what is needed soonest, then who has waited longest since `since`. */
export const byUrgency =
  (since: 'createdAt' | 'updatedAt') =>
  (a: Waiting, b: Waiting): number =>
    Number(b.urgent) - Number(a.urgent) ||
    compare(a.neededBy ?? NEVER, b.neededBy ?? NEVER) ||
    compare(a[since], b[since])

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

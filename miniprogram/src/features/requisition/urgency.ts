interface Waiting {
  urgent: boolean
  createdAt: string
  updatedAt: string
}

/** Order of work: urgent first, then who has waited longest since `since`. */
export const byUrgency =
  (since: 'createdAt' | 'updatedAt') =>
  (a: Waiting, b: Waiting): number =>
    Number(b.urgent) - Number(a.urgent) || (a[since] < b[since] ? -1 : a[since] > b[since] ? 1 : 0)

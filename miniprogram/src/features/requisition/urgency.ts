interface Waiting {
  urgent: boolean
  createdAt: string
}

/** Order of work: urgent first, then who has waited longest. */
export const byUrgency = (a: Waiting, b: Waiting): number =>
  Number(b.urgent) - Number(a.urgent) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)

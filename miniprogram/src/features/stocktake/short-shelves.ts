/** A stocktake answers at most so many short shelves. */
export const MOST_REQUESTS = 100

/** Ids of the short shelves to count: all but those left out, as many as fit. */
export const requestsToOpen = (rows: readonly { _id: string }[], without: readonly string[]): string[] =>
  rows
    .map(({ _id }) => _id)
    .filter((id) => !without.includes(id))
    .slice(0, MOST_REQUESTS)

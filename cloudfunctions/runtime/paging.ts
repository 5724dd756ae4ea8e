/** A page from `limit + 1` rows: the extra row only tells that there is more. */
export function pageAfter<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => string) {
  const page = rows.slice(0, limit)
  const last = page[page.length - 1]
  return { rows: page, nextCursor: rows.length > limit && last ? cursorOf(last) : null }
}

/** `time|id` of a row, for lists by time with equal times broken by id. */
export const timeCursor = (at: string, id: string): string => `${at}|${id}`

/** Splits a cursor made of two parts; a cursor that is none is like the beginning. */
export function readCursor(cursor: string | undefined): { first: string; id: string } | undefined {
  const at = cursor?.indexOf('|') ?? -1
  return cursor && at > 0 ? { first: cursor.slice(0, at), id: cursor.slice(at + 1) } : undefined
}

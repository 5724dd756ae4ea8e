export type History = ReturnType<typeof historyPart>

/** The texts of one query as they stand in the form. */
export interface FormTexts {
  query: string
  sort: string
  fields: string
  limit: string
  skip: string
  pipeline: string
}

/** The last queries of each collection, kept in this browser; where it keeps nothing, they last as long as the page. */
export function historyPart() {
  const key = 'emulator.queries'
  const most = 20
  let kept: Record<string, FormTexts[]> = {}

  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof stored === 'object' && stored !== null && Object.values(stored).every(Array.isArray))
      kept = stored as Record<string, FormTexts[]>
  } catch {
    // Storage is switched off, or holds what we did not write.
  }

  const of = (collection: string): FormTexts[] =>
    (Object.hasOwn(kept, collection) ? kept[collection] : []) ?? []

  function remember(collection: string, texts: FormTexts): void {
    const same = (other: FormTexts) =>
      other.query === texts.query && other.pipeline === texts.pipeline && other.sort === texts.sort
    kept[collection] = [texts, ...of(collection).filter((other) => !same(other))].slice(0, most)
    try {
      localStorage.setItem(key, JSON.stringify(kept))
    } catch {
      // As above.
    }
  }

  return { of, remember }
}

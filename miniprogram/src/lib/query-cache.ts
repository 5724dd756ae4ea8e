const MOST = 60
const answers = new Map<string, unknown>()

/** The last answer to a question, shown at once while a fresh one is fetched. */
export const recallQuery = (key: string): unknown => answers.get(key)

/** Remembers an answer; the oldest of sixty is forgotten. */
export function rememberQuery(key: string, data: unknown): void {
  answers.delete(key)
  answers.set(key, data)
  const oldest = answers.keys().next()
  if (answers.size > MOST && !oldest.done) answers.delete(oldest.value)
}

/** Another person must not see what this one saw. */
export const clearQueries = (): void => answers.clear()

/** What the clients know of documents from the answers they got: often older than what is in the books, as with people. */
export class Memory {
  readonly #kinds = new Map<string, Map<string, unknown>>()

  learn<T extends { _id: string }>(kind: string, document: T): void {
    const known = this.#kinds.get(kind) ?? new Map<string, unknown>()
    this.#kinds.set(kind, known.set(document._id, document))
  }

  /** Documents of a kind that fit, the ones learnt of last at the end. */
  known<T>(kind: string, fits: (document: T) => boolean = () => true): T[] {
    return [...((this.#kinds.get(kind)?.values() ?? []) as Iterable<T>)].filter(fits)
  }
}

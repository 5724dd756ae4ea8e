/** What is told of one call of a function. */
interface OfCall {
  functionName: string
  requestId: string
}

/** The last entries of all functions, in order of time. */
export class Recent<Entry extends OfCall> {
  private entries: Entry[] = []

  constructor(private readonly kept: number) {}

  add(entry: Entry): void {
    this.entries.push(entry)
    if (this.entries.length > this.kept * 1.2) this.entries = this.entries.slice(-this.kept)
  }

  /** The newest entries in order of time, of one function or one call when asked. */
  last(
    count: number,
    filter: { functionName?: string | undefined; requestId?: string | undefined } = {},
  ): Entry[] {
    const { functionName, requestId } = filter
    return this.entries
      .filter((entry) => functionName === undefined || entry.functionName === functionName)
      .filter((entry) => requestId === undefined || entry.requestId === requestId)
      .slice(-count)
  }
}

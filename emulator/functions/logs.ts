/** One line that a function wrote. */
export interface LogLine {
  at: number
  functionName: string
  requestId: string
  level: 'debug' | 'log' | 'info' | 'warn' | 'error'
  text: string
}

const kept = 5_000
const longestLine = 16_384

/** The last lines of all functions. */
export class Logs {
  private lines: LogLine[] = []

  add(line: LogLine): void {
    this.lines.push(
      line.text.length > longestLine ? { ...line, text: `${line.text.slice(0, longestLine)}…` } : line,
    )
    if (this.lines.length > kept * 1.2) this.lines = this.lines.slice(-kept)
  }

  /** The newest lines in order of time, of one function or one call when asked. */
  last(
    count: number,
    filter: { functionName?: string | undefined; requestId?: string | undefined } = {},
  ): LogLine[] {
    const { functionName, requestId } = filter
    return this.lines
      .filter((line) => functionName === undefined || line.functionName === functionName)
      .filter((line) => requestId === undefined || line.requestId === requestId)
      .slice(-count)
  }
}

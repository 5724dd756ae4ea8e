import { Recent } from './recent'

/** One line that a function wrote. */
export interface LogLine {
  at: number
  functionName: string
  requestId: string
  level: 'debug' | 'log' | 'info' | 'warn' | 'error'
  text: string
}

const longestLine = 16_384

/** The last lines of all functions; what is very long is cut. */
export class Logs extends Recent<LogLine> {
  constructor() {
    super(5_000)
  }

  override add(line: LogLine): void {
    const { text } = line
    super.add(text.length > longestLine ? { ...line, text: `${text.slice(0, longestLine)}…` } : line)
  }
}

import type { Invocation } from '../../../functions/invocations'
import type { LogLine } from '../../../functions/logs'

export type Calls = ReturnType<typeof callsPart>

/** A call of a function with what it wrote. */
export interface Call {
  key: string
  at: number
  functionName: string
  requestId: string
  lines: LogLine[]
  /** Missing while it runs, and for what was written outside of a call. */
  invocation?: Invocation
}

/** Puts the lines of a log and the calls together, newest call first. */
export function callsPart() {
  function groupCalls(lines: readonly LogLine[], invocations: readonly Invocation[]): Call[] {
    const calls = new Map<string, Call>()
    const callOf = ({
      at,
      functionName,
      requestId,
    }: {
      at: number
      functionName: string
      requestId: string
    }) => {
      // What an instance writes between two calls has no id: each such line stands alone.
      const key = requestId === '' ? `${functionName} ${at} ${calls.size}` : `${functionName} ${requestId}`
      const call = calls.get(key) ?? { key, at, functionName, requestId, lines: [] }
      calls.set(key, call)
      return call
    }
    for (const invocation of invocations) callOf(invocation).invocation = invocation
    for (const line of lines) callOf(line).lines.push(line)
    return [...calls.values()].sort((a, b) => b.at - a.at)
  }

  return { groupCalls }
}

import { type Caller } from './environment'
import { Recent } from './recent'

/** How one call of a function went, as the platform's REPORT line tells it. Times in milliseconds. */
export interface Invocation {
  /** When the call was received, milliseconds since 1970. */
  at: number
  requestId: string
  functionName: string
  source: Caller['source']
  status: 'ok' | 'error' | 'timeout' | 'memory' | 'killed'
  /** The code that the caller was refused with. */
  code?: string
  /** From the start on the instance to the answer, without waiting and loading. */
  durationMs: number
  /** Waiting for a free instance; a cold start waits for its code too. */
  waitedMs: number
  /** The call was the first of its instance. */
  cold: boolean
  /** What the instance held when it answered; missing when it was ended. */
  memoryMb?: number
  memoryLimitMb: number
}

/** The last calls of all functions. */
export class Invocations extends Recent<Invocation> {
  constructor() {
    super(1_000)
  }
}

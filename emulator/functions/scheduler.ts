import { newRequestId } from '../admin/request-id'
import { isDue } from './cron'
import { type Timer } from './deployment'
import { type FunctionHost } from './host'
import { type Door } from '../http/door'

/** Fires the timer triggers on their schedule, or by hand. */
export class Scheduler {
  private readonly ticker: NodeJS.Timeout | undefined
  private lastSecond = Math.floor(Date.now() / 1_000)

  constructor(
    private readonly host: FunctionHost,
    running: boolean,
    /** What fires waits in front of it while it is shut. */
    private readonly calls: Door,
  ) {
    if (running) this.ticker = setInterval(() => this.tick(), 250)
    this.ticker?.unref()
  }

  stop(): void {
    clearInterval(this.ticker)
  }

  private tick(): void {
    const now = Math.floor(Date.now() / 1_000)
    // After the machine slept, what was missed is not made up for.
    if (now - this.lastSecond > 60) this.lastSecond = now - 1
    for (let second = this.lastSecond + 1; second <= now; second++) this.fireDue(second * 1_000)
    this.lastSecond = now
  }

  private fireDue(time: number): void {
    for (const { name, timers } of this.host.specs) {
      for (const timer of timers) {
        if (isDue(timer.cron, time)) this.fire(name, timer, time)
      }
    }
  }

  /** Nobody waits for the answer: why there is none stands in the log. */
  private fire(functionName: string, timer: Timer, time: number): void {
    const requestId = newRequestId()
    this.calls
      .pass(() => fireTimer(this.host, functionName, timer, time, requestId))
      .catch((error: Error) => {
        const text = `the timer ${timer.name} failed: ${error.message.split('\n')[0]}`
        this.host.logs.add({ at: Date.now(), functionName, requestId, level: 'error', text })
      })
  }
}

/** Calls a function as its timer would; `time` is the moment of the schedule in milliseconds. */
export function fireTimer(
  host: FunctionHost,
  functionName: string,
  { name }: Timer,
  time: number,
  requestId = newRequestId(),
): Promise<string> {
  const event = JSON.stringify({
    Type: 'Timer',
    TriggerName: name,
    Time: `${new Date(time).toISOString().slice(0, 19)}Z`,
    Message: '',
  })
  return host.invoke(functionName, event, { source: 'timer' }, requestId)
}

import { nextFiring } from '../functions/cron'
import { type FunctionHost } from '../functions/host'

/** A timer trigger of the deployment file. */
export interface TimerSummary {
  function: string
  trigger: string
  /** The cron expression, in Asia/Shanghai. */
  config: string
  /** When it is due next, in milliseconds since 1970; missing when it never is again. */
  next?: number
}

/** The timers, each with its next moment after `now`, whether or not they are fired by this emulator. */
export function listTimers(host: FunctionHost, now: number): TimerSummary[] {
  return host.specs.flatMap(({ name, timers }) =>
    timers.map((timer) => {
      const next = nextFiring(timer.cron, now)
      return {
        function: name,
        trigger: timer.name,
        config: timer.config,
        ...(next === undefined ? {} : { next }),
      }
    }),
  )
}

import { type Database } from '../database/database'
import { type EmulatorOptions } from '../options'

/** What was decided when the emulator was started, as far as it explains what is seen on the page. */
export interface About {
  /** Whether functions may be called and timers fired from outside. */
  clientCalls: boolean
  relaxed: boolean
  strictIndexes: boolean
  synchronous: 'NORMAL' | 'FULL'
  /** Whether timers are fired by their schedule. */
  timers: boolean
  latencyMs: number
  /** Database requests a second; 0 is no limit. */
  qps: number
  /** How many warnings there are now. */
  warnings: number
}

export type Settings = Pick<
  EmulatorOptions,
  'clientCalls' | 'relaxed' | 'strictIndexes' | 'synchronous' | 'timers' | 'latencyMs' | 'qps'
>

export function aboutEmulator(settings: Settings, database: Database): About {
  return {
    clientCalls: settings.clientCalls ?? false,
    relaxed: settings.relaxed ?? false,
    strictIndexes: settings.strictIndexes ?? false,
    synchronous: settings.synchronous ?? 'NORMAL',
    timers: settings.timers ?? false,
    latencyMs: settings.latencyMs ?? 0,
    qps: settings.qps ?? 0,
    warnings: database.warnings.list().length,
  }
}

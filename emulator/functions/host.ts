import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlatformError } from '../admin/errors'
import { type Deployment, type FunctionSpec } from './deployment'
import {
  instanceEnvironment,
  invocationContext,
  withCaller,
  type Caller,
  type HostEnvironment,
} from './environment'
import { Invocations } from './invocations'
import { Logs } from './logs'
import { Pool } from './pool'
import { type FunctionStats } from './pool-stats'

export interface HostOptions {
  deployment: Deployment
  functionsDir: string
  workerFile: string
  environment: HostEnvironment
  /** Most instances of one function at a time; further calls wait. */
  instances: number
  /** How long a call may wait for a free instance. */
  instanceWaitMs: number
  /**
   * Asked when a call begins on its instance: after how many milliseconds that instance is killed, as when a machine
   * fails. The caller gets the platform's error. Undefined leaves the call alone.
   */
  disturb?: (call: { functionName: string; requestId: string }) => number | undefined
  /** Milliseconds by which the clock of an instance that starts now is wrong. */
  skew?: () => number
}

/** The platform's limit of an event, in bytes. */
const largestEvent = 6 * 1024 * 1024

/** Runs the deployed functions, each instance in a thread of its own with the environment that SCF gives. */
export class FunctionHost {
  readonly logs = new Logs()
  readonly invocations = new Invocations()
  private readonly pools = new Map<string, Pool>()
  private readonly callers = new Map<string, Caller['source']>()

  constructor(private readonly options: HostOptions) {}

  get envId(): string {
    return this.options.environment.envId
  }

  get specs(): FunctionSpec[] {
    return [...this.options.deployment.functions.values()]
  }

  /** Calls a function with an event (JSON text) and answers its result (JSON text); a failure is a platform error. */
  async invoke(name: string, event: string, caller: Caller, requestId: string): Promise<string> {
    const spec = this.options.deployment.functions.get(name)
    if (spec === undefined)
      throw notFound(`FunctionName parameter could not be found: ${name} is not in the deployment file`)
    if (Buffer.byteLength(event) > largestEvent)
      throw new PlatformError('EXCEED_REQUEST_SIZE_LIMIT', 'the event of a function may have at most 6 MB')
    const pool = this.poolOf(spec)
    const context = invocationContext(spec, this.options.environment, caller, requestId)
    this.callers.set(requestId, caller.source)
    try {
      return await pool.invoke({ id: requestId, event: withCaller(event, caller), context })
    } finally {
      this.callers.delete(requestId)
    }
  }

  stats(): Record<string, FunctionStats> {
    return Object.fromEntries([...this.pools].map(([name, pool]) => [name, pool.stats()]))
  }

  resetStats(): void {
    for (const pool of this.pools.values()) pool.resetStats()
  }

  /** Ends all instances; the next calls begin with new ones in another environment, with nothing remembered. */
  async renew(extra: Record<string, string>): Promise<void> {
    const old = [...this.pools.values()]
    this.pools.clear()
    this.options.environment.extra = extra
    await Promise.all(old.map((pool) => pool.close()))
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }

  private poolOf(spec: FunctionSpec): Pool {
    const known = this.pools.get(spec.name)
    if (known !== undefined) return known
    const folder = join(this.options.functionsDir, spec.name)
    const entry = join(folder, `${spec.handler.slice(0, spec.handler.lastIndexOf('.'))}.js`)
    if (!existsSync(entry))
      throw notFound(
        `${spec.name} is in the deployment file, but ${entry} is missing: build the functions first`,
      )
    const pool = this.makePool(spec, folder)
    this.pools.set(spec.name, pool)
    return pool
  }

  private makePool(spec: FunctionSpec, folder: string): Pool {
    const { workerFile, environment, instances, instanceWaitMs, disturb, skew } = this.options
    const functionName = spec.name
    return new Pool({
      spec,
      folder,
      workerFile,
      environment: instanceEnvironment(spec, environment, folder),
      size: instances,
      waitMs: instanceWaitMs,
      disturb: (call) => disturb?.({ functionName, requestId: call.id }),
      skew: () => skew?.() ?? 0,
      log: (requestId, level, text) =>
        this.logs.add({ at: Date.now(), functionName, requestId, level, text }),
      record: (call, outcome) =>
        this.invocations.add({
          ...outcome,
          requestId: call.id,
          functionName,
          source: this.callers.get(call.id) ?? 'function',
          memoryLimitMb: spec.memoryMb,
        }),
    })
  }
}

const notFound = (message: string) => new PlatformError('FUNCTION_NOT_FOUND', message)

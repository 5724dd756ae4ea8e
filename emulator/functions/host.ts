import { join } from 'node:path'
import { PlatformError } from '../admin/errors'
import { type Deployment, type FunctionSpec } from './deployment'
import { instanceEnvironment, invocationContext, type Caller, type HostEnvironment } from './environment'
import { Logs } from './logs'
import { Pool, type FunctionStats } from './pool'

export interface HostOptions {
  deployment: Deployment
  functionsDir: string
  workerFile: string
  environment: HostEnvironment
  instances: number
}

/** Runs the deployed functions, each instance in a thread of its own with the environment that SCF gives. */
export class FunctionHost {
  readonly logs = new Logs()
  private readonly pools = new Map<string, Pool>()

  constructor(private readonly options: HostOptions) {}

  get specs(): FunctionSpec[] {
    return [...this.options.deployment.functions.values()]
  }

  /** Calls a function with an event (JSON text) and answers its result (JSON text); a failure is a platform error. */
  async invoke(name: string, event: string, caller: Caller, requestId: string): Promise<string> {
    const spec = this.options.deployment.functions.get(name)
    if (spec === undefined) {
      throw new PlatformError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`)
    }
    const context = invocationContext(spec, this.options.environment, caller, requestId)
    return this.poolOf(spec).invoke({ id: requestId, event, context })
  }

  stats(): Record<string, FunctionStats> {
    return Object.fromEntries([...this.pools].map(([name, pool]) => [name, pool.stats()]))
  }

  resetStats(): void {
    for (const pool of this.pools.values()) pool.resetStats()
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }

  private poolOf(spec: FunctionSpec): Pool {
    let pool = this.pools.get(spec.name)
    if (pool === undefined) {
      const { functionsDir, workerFile, environment, instances } = this.options
      pool = new Pool(
        {
          spec,
          folder: join(functionsDir, spec.name),
          workerFile,
          environment: instanceEnvironment(spec, environment),
          log: (requestId, level, text) =>
            this.logs.add({ at: Date.now(), functionName: spec.name, requestId, level, text }),
        },
        instances,
      )
      this.pools.set(spec.name, pool)
    }
    return pool
  }
}

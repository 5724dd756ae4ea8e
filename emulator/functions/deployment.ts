import { readFileSync } from 'node:fs'
import { parseCron, type Cron } from './cron'
import { checkFunction } from './deployment-rules'

/** A timer trigger of a function. */
export interface Timer {
  name: string
  config: string
  cron: Cron
}

/** A function as the deployment file describes it. */
export interface FunctionSpec {
  name: string
  /** File and export, `index.main`. */
  handler: string
  memoryMb: number
  timeoutMs: number
  environment: Record<string, string>
  timers: Timer[]
}

/** A path prefix that the gateway hands to a function. */
export interface HttpAccess {
  path: string
  functionName: string
  /** Whether the function sees the whole path; else only what follows the prefix (the platform's default). */
  wholePath: boolean
}

export interface Deployment {
  envId: string | undefined
  functions: Map<string, FunctionSpec>
  httpAccess: HttpAccess[]
}

/** A function as it stands in the file. */
export interface RawFunction {
  name: string
  handler?: string
  memorySize?: number
  timeout?: number
  envVariables?: Record<string, string>
  triggers?: { name: string; type: string; config: string }[]
}

/** Reads the deployment file (`cloudbaserc.json`) with the platform's defaults: 256 MB, 5 seconds. No file, no functions. */
export function readDeployment(file: string | undefined): Deployment {
  if (file === undefined) return { envId: undefined, functions: new Map(), httpAccess: [] }
  const raw = read(file)
  const functions = new Map<string, FunctionSpec>()
  for (const fn of raw.functions ?? []) {
    const problem = functions.has(fn.name) ? 'is declared twice' : checkFunction(fn)
    if (problem !== undefined) throw new Error(`${file}: function ${fn.name} ${problem}`)
    functions.set(fn.name, toSpec(file, fn))
  }
  const httpAccess = accessOf(raw)
  for (const { path, functionName } of httpAccess) {
    if (!functions.has(functionName))
      throw new Error(`${file}: HTTP access "${path}" names no function: ${functionName}`)
    if (!/^\/([^/?#]+(\/[^/?#]+)*)?$/.test(path))
      throw new Error(`${file}: HTTP access "${path}" must begin with a slash and end without one`)
  }
  const envId = raw.envId !== undefined && !raw.envId.includes('{{') ? raw.envId : undefined
  return { envId, functions, httpAccess: [...httpAccess].sort((a, b) => b.path.length - a.path.length) }
}

interface RawDeployment {
  envId?: string
  functions?: RawFunction[]
  /** The platform's own form, which `tcb deploy` reads. */
  gateway?: { routes?: { path: string; target: string; enablePathTransmission?: boolean }[] }
  /** A short form: each function sees whole paths. */
  httpAccess?: { path: string; functionName: string }[]
}

/** Routes to functions; what leads to the static hosting is answered by `--static` here. */
function accessOf({ gateway, httpAccess = [] }: RawDeployment): HttpAccess[] {
  const routes = (gateway?.routes ?? []).filter(({ target }) => String(target).startsWith('function:'))
  return [
    ...routes.map(({ path, target, enablePathTransmission }) => ({
      path,
      functionName: target.slice('function:'.length),
      wholePath: enablePathTransmission === true,
    })),
    ...httpAccess.map(({ path, functionName }) => ({ path, functionName, wholePath: true })),
  ]
}

function read(file: string): RawDeployment {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RawDeployment
  } catch (error) {
    throw new Error(`${file}: the deployment file cannot be read: ${(error as Error).message}`)
  }
}

/** `{{env.NAME}}` is filled in by the deployment tool; here such values come from the emulator's own options. */
function withoutPlaceholders(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => !/\{\{.*\}\}/.test(value)))
}

function toSpec(file: string, raw: RawFunction): FunctionSpec {
  const timers = (raw.triggers ?? []).filter(({ type }) => type === 'timer')
  return {
    name: raw.name,
    handler: raw.handler ?? 'index.main',
    memoryMb: raw.memorySize ?? 256,
    timeoutMs: (raw.timeout ?? 5) * 1_000,
    environment: withoutPlaceholders(raw.envVariables ?? {}),
    timers: timers.map(({ name, config }) => {
      try {
        return { name, config, cron: parseCron(config) }
      } catch (error) {
        throw new Error(`${file}: timer "${name}" of ${raw.name}: ${(error as Error).message}`)
      }
    }),
  }
}

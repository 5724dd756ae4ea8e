import { readFileSync, writeFileSync } from 'node:fs'

interface Limits {
  /** MB */
  memorySize: number
  /** seconds; the platform allows at most 60 */
  timeout: number
}

interface Trigger {
  name: string
  /** seconds minutes hours day month weekday year, in Asia/Shanghai, as CloudBase writes it */
  cron: string
}

/** cloudfunctions/deployment.json: what the code of a function cannot say about itself. */
export interface Deployment {
  defaults: Limits
  functions: Record<string, Partial<Limits> & { triggers?: Trigger[]; http?: string[] }>
  /** Environment variables that every function gets; their values come from the environment of whoever deploys. */
  envNames: string[]
}

export function readDeployment(file: string): Deployment {
  return JSON.parse(readFileSync(file, 'utf8')) as Deployment
}

/** The configuration that the CloudBase command line deploys from. Rejects settings for a function that does not exist. */
export function cloudbaseConfig(deployment: Deployment, names: string[]) {
  const unknown = Object.keys(deployment.functions).filter((name) => !names.includes(name))
  if (unknown.length)
    throw new Error(`deployment.json names functions that do not exist: ${unknown.join(', ')}`)
  return {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    functionRoot: './dist/cloudfunctions',
    functions: names.map((name) => functionConfig(deployment, name)),
    gateway: {
      // Without path transmission a function would see only what follows the route's path.
      routes: Object.entries(deployment.functions).flatMap(([name, { http = [] }]) =>
        http.map((path) => ({ path, target: `function:${name}`, enablePathTransmission: true })),
      ),
    },
  }
}

function functionConfig(deployment: Deployment, name: string) {
  const { triggers = [], memorySize, timeout } = deployment.functions[name] ?? {}
  return {
    name,
    runtime: 'Nodejs18.15',
    handler: 'index.main',
    memorySize: memorySize ?? deployment.defaults.memorySize,
    timeout: timeout ?? deployment.defaults.timeout,
    // Everything is inside the bundle.
    installDependency: false,
    envVariables: Object.fromEntries(deployment.envNames.map((env) => [env, `{{env.${env}}}`])),
    triggers: triggers.map((trigger) => ({ name: trigger.name, type: 'timer', config: trigger.cron })),
  }
}

/** Writes only what changed, so that whoever watches the file is not disturbed. */
export function writeJson(file: string, value: unknown) {
  const text = JSON.stringify(value, null, 2) + '\n'
  let before: string | undefined
  try {
    before = readFileSync(file, 'utf8')
  } catch {
    // It does not exist yet.
  }
  if (text !== before) writeFileSync(file, text)
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deploymentFile, dist } from '../lib/paths'
import { fingerprint } from './fingerprint'
import { buildFunctions } from './functions'
import { buildTaro } from './taro'

export const targetNames = ['functions', 'weapp', 'h5'] as const
export type TargetName = (typeof targetNames)[number]

interface Target {
  title: string
  /** files and folders from the root whose contents decide the output */
  inputs: string[]
  /** environment variables that are built into the output */
  env?: RegExp
  outputs: string[]
  /** builds, and says in a few words what came out */
  build(): Promise<string>
}

const tools = ['package-lock.json', 'tsconfig.json', 'scripts/build']
const app = [...tools, 'miniprogram', 'shared', 'config', 'types', 'babel.config.js']
const appEnv = /^TARO_APP_/

const targets: Record<TargetName, Target> = {
  functions: {
    title: '云函数',
    inputs: [...tools, 'cloudfunctions', 'shared'],
    outputs: [dist.functions, deploymentFile],
    async build() {
      const built = await buildFunctions()
      const kilobytes = Math.round(built.reduce((sum, { bytes }) => sum + bytes, 0) / 1024)
      return `${built.length} 个，共 ${kilobytes} KB`
    },
  },
  weapp: {
    title: '微信小程序',
    inputs: [...app, 'project.config.json'],
    env: appEnv,
    outputs: [path.join(dist.weapp, 'app.js')],
    build: () => buildTaro('weapp').then(() => 'dist/weapp'),
  },
  h5: {
    title: '浏览器应用',
    inputs: app,
    env: appEnv,
    outputs: [path.join(dist.h5, 'index.html')],
    build: () => buildTaro('h5').then(() => 'dist/h5'),
  },
}

export const titleOf = (name: TargetName) => targets[name].title

/** Whether the output on disk was built from anything else than the inputs as they are now. */
export function isStale(name: TargetName): boolean {
  const { outputs } = targets[name]
  return !outputs.every((output) => existsSync(output)) || readStamp(name) !== inputsOf(name)
}

/** Builds one target whatever its state; returns a few words about what came out. */
export async function buildTarget(name: TargetName): Promise<string> {
  rmSync(stampFile(name), { force: true })
  // Taken before building, so that a file changed meanwhile makes the result stale.
  const inputs = inputsOf(name)
  const result = await targets[name].build()
  mkdirSync(dist.stamps, { recursive: true })
  writeFileSync(stampFile(name), inputs)
  return result
}

/** The digest of a target's inputs: also the key under which what was derived from it may be kept. */
export function inputsOf(name: TargetName): string {
  const { inputs, env } = targets[name]
  const variables = Object.entries(process.env).filter(([key]) => env?.test(key))
  return fingerprint(inputs, variables.map(([key, value]) => `${key}=${value}`).sort())
}

const stampFile = (name: TargetName) => path.join(dist.stamps, name)

function readStamp(name: TargetName): string | undefined {
  try {
    return readFileSync(stampFile(name), 'utf8')
  } catch {
    return undefined
  }
}

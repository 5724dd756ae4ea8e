import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { EmulatorOptions } from '../../emulator/options'
import { startEmulator } from '../../emulator/server'
import { isStale, type TargetName } from '../../scripts/build/targets'
import { callOperation, login as signIn, type Answer } from '../../scripts/lib/client'
import { emulatorOptions } from '../../scripts/lib/emulator-options'
import { dist } from '../../scripts/lib/paths'
import { functionOf, type InputOf, type OperationName, type OutputOf } from '../../shared/operations'
import { demoTemplate } from './demo-template'

export interface TestServer {
  url: string
  dataDir: string
  /** What the functions find in their environment: keys of the journal and of the gateway. */
  env: Record<string, string>
  /**
   * Calls an operation as a demo account, signing in on first use; without an account, as nobody; as `wx:<openid>` the way
   * the mini-program does, for the WeChat user of that openid (needs `clientCalls`).
   */
  call<N extends OperationName>(
    account: string | undefined,
    operation: N,
    input: InputOf<N>,
    requestId?: string,
  ): Promise<Answer<OutputOf<N>>>
  /** The token of a demo account; the same one for the life of the server. */
  login(account: string): Promise<string>
  stats(): Promise<ServerStats>
  resetStats(): Promise<void>
  close(): Promise<void>
}

/** `GET /_emulator/stats`: database requests since the start or the last reset. */
export interface ServerStats {
  requests: {
    total: number
    byAction: Record<string, number>
    byCollection: Record<string, Record<string, number>>
  }
  warnings: unknown[]
}

export interface TestServerOptions {
  /** default `demo` */
  seed?: 'demo' | 'none'
  /** also serves the built browser app; `APP_DIR` names another build of it, for work on the tests alone */
  app?: boolean
  clientCalls?: boolean
  /** how the emulator differs from a quiet server: faults, limits */
  edition?: Pick<EmulatorOptions, 'faults' | 'limits' | 'instances'>
}

/**
 * The whole backend on a data directory of its own, which `close()` removes. A query that lacks an index is refused.
 * Demo data is copied from a template, so that a suite starts in about a second.
 */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  assertBuilt(options.app ? ['functions', 'h5'] : ['functions'])
  const demo = options.seed !== 'none'
  const dataDir = mkdtempSync(path.join(tmpdir(), 'warehouse-'))
  if (demo) cpSync(await demoTemplate(), dataDir, { recursive: true })
  const base = emulatorOptions(dataDir, { demo })
  const staticDir = options.app ? (process.env.APP_DIR ?? dist.h5) : undefined
  const emulator = await startEmulator({
    ...base,
    port: 0,
    staticDir,
    clientCalls: options.clientCalls,
    strictIndexes: true,
    ...options.edition,
  })
  const { url } = emulator

  const tokens = new Map<string, Promise<string>>()
  const login = (account: string) => {
    const token = tokens.get(account) ?? signIn(url, account)
    tokens.set(account, token)
    return token
  }
  return {
    url,
    dataDir,
    env: base.functionEnv,
    login,
    call: async (account, operation, input, requestId) =>
      account?.startsWith('wx:')
        ? callFromWeChat(url, account.slice('wx:'.length), operation, input, requestId)
        : callOperation(url, account && (await login(account)), operation, input, requestId),
    stats: async () => (await (await fetch(`${url}/_emulator/stats`)).json()) as ServerStats,
    resetStats: async () => void (await fetch(`${url}/_emulator/stats/reset`, { method: 'POST' })),
    close: async () => {
      await emulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** As WeChat calls a function for one of its users. */
async function callFromWeChat<N extends OperationName>(
  url: string,
  openid: string,
  operation: N,
  input: InputOf<N>,
  requestId: string = randomUUID(),
): Promise<Answer<OutputOf<N>>> {
  const response = await fetch(`${url}/_emulator/invoke/${functionOf(operation)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid, event: { operation, requestId, input } }),
  })
  const { result } = (await response.json()) as { result: Answer<OutputOf<N>> }
  return result
}

/** Tests of an old build prove nothing; `STALE_BUILD=ok` takes it all the same, for work on a test alone. */
function assertBuilt(targets: TargetName[]) {
  if (process.env.STALE_BUILD === 'ok') return
  const stale = targets.filter((target) => isStale(target))
  if (stale.length)
    throw new Error(`not built from the code as it is: run "npm run build -- ${stale.join(' ')}"`)
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type IndexDeclarations } from '../database/catalog'
import { startEmulator, type Emulator, type EmulatorOptions } from '../server'
import { takeFunctionEnvironment } from './function-environment'

/** The part of an official SDK that a test hands over: this folder itself depends on none. */
interface Sdk<App extends SdkApp> {
  init(config: { env: string; keepalive: boolean; serviceUrl: string }): App
}

interface SdkApp {
  database(): unknown
}

/** An emulator in a folder of its own, with the official SDK as its client. */
export interface TestEmulator<App extends SdkApp> {
  emulator: Emulator
  folder: string
  app: App
  db: ReturnType<App['database']>
  /** Asks `/_emulator/<path>`. */
  get<T>(path: string): Promise<T>
  /** Stops it and starts it again on the same data. */
  restart(options?: Partial<EmulatorOptions>): Promise<void>
  close(): Promise<void>
}

export interface Fixture {
  indexes?: IndexDeclarations
  /** Source of `index.js` by function name. */
  functions?: Record<string, string>
  functionSettings?: Record<string, object>
  httpAccess?: { path: string; functionName: string }[]
  gateway?: { routes: { path: string; target: string; enablePathTransmission?: boolean }[] }
  options?: Partial<EmulatorOptions>
}

/** Starts an emulator on a free port; the SDK reads the environment that a function has. */
export async function startTestEmulator<App extends SdkApp>(
  sdk: Sdk<App>,
  fixture: Fixture = {},
): Promise<TestEmulator<App>> {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
  writeFixture(folder, fixture)
  const options: EmulatorOptions = {
    port: 0,
    dataDir: join(folder, 'data'),
    deploymentFile: join(folder, 'cloudbaserc.json'),
    functionsDir: join(folder, 'functions'),
    indexesFile: join(folder, 'indexes.json'),
    clientCalls: true,
    ...fixture.options,
  }
  takeFunctionEnvironment()
  const test: Partial<TestEmulator<App>> = { folder }
  const start = async (changed: Partial<EmulatorOptions> = {}) => {
    test.emulator = await startEmulator({ ...options, ...changed })
    test.app = sdk.init({ env: 'local', keepalive: true, serviceUrl: `${test.emulator.url}/admin` })
    test.db = test.app.database() as ReturnType<App['database']>
  }
  await start()
  return Object.assign(test as TestEmulator<App>, {
    get: async (path: string) => (await fetch(`${test.emulator?.url}/_emulator/${path}`)).json(),
    restart: async (changed?: Partial<EmulatorOptions>) => {
      await test.emulator?.close()
      await start(changed)
    },
    close: async () => {
      await test.emulator?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

function writeFixture(
  folder: string,
  { indexes, functions = {}, functionSettings = {}, httpAccess = [], gateway }: Fixture,
): void {
  writeFileSync(join(folder, 'indexes.json'), JSON.stringify(indexes ?? { things: [] }))
  writeFileSync(
    join(folder, 'cloudbaserc.json'),
    JSON.stringify({
      version: '2.0',
      envId: '{{env.ENV_ID}}',
      functions: Object.keys(functions).map((name) => ({
        name,
        handler: 'index.main',
        timeout: 5,
        ...functionSettings[name],
      })),
      httpAccess,
      gateway,
    }),
  )
  for (const [name, source] of Object.entries(functions)) {
    mkdirSync(join(folder, 'functions', name), { recursive: true })
    writeFileSync(join(folder, 'functions', name, 'index.js'), source)
  }
}

/** The `code` that a promise was rejected with; undefined when it was fulfilled. */
export async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? String(error),
  )
}

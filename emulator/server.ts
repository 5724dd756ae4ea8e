import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { Admin, failureOf } from './admin/admin'
import { BackupDesk } from './backup/desk'
import { DataFolder } from './backup/data-folder'
import { DataInService, type Data } from './backup/data-in-service'
import { Console } from './console/console'
import { Stats } from './console/stats'
import { readIndexDeclarations } from './database/catalog'
import { controlFaults } from './edition/control'
import { Edition } from './edition/edition'
import { type Faults } from './edition/faults'
import { functionActions } from './functions/actions'
import { readDeployment } from './functions/deployment'
import { FunctionHost } from './functions/host'
import { Scheduler } from './functions/scheduler'
import { boundHeapGrowth } from './heap'
import { sendJson, type Exchange } from './http/context'
import { Door } from './http/door'
import { Drain } from './http/drain'
import { Gateway } from './http/gateway'
import { isLocal } from './http/local-only'
import { StaticFiles } from './http/static-files'
import { defaultLimits, type Emulator, type EmulatorOptions } from './options'
import { storageActions } from './storage/actions'
import { FileStore } from './storage/file-store'
import { storagePrefix, Transfer } from './storage/transfer'
import { wechatActions } from './wechat/actions'

export type { Emulator, EmulatorOptions } from './options'

/**
 * Starts CloudBase on this machine. Resolves when it takes requests; rejects with a plain error when the data folder
 * is in use, the port is taken, or a declaration is wrong.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  boundHeapGrowth()
  const limits = { ...defaultLimits, ...options.limits }
  const deployment = readDeployment(options.deploymentFile)
  const declarations = readIndexDeclarations(options.indexesFile)
  const { synchronous = 'NORMAL', relaxed = false, strictIndexes = false } = options
  const folder = DataFolder.open(options.dataDir)
  let data: DataInService | undefined
  try {
    data = new DataInService({
      dataDir: folder.path,
      synchronous,
      relaxed,
      strictIndexes,
      limits,
      declarations,
    })
    return await start(options, deployment, folder, data)
  } catch (error) {
    data?.close()
    folder.close()
    throw error
  }
}

async function start(
  options: EmulatorOptions,
  deployment: ReturnType<typeof readDeployment>,
  folder: DataFolder,
  data: DataInService,
): Promise<Emulator> {
  const envId = options.envId ?? deployment.envId ?? 'local'
  const files = new FileStore(folder.path)
  await files.prepare()
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true })
  const port = await listen(server, options.port, addressOf(options.host))
  // From here to the end nothing waits: the first request finds its listener.
  const url = `http://127.0.0.1:${port}`
  const stats = new Stats()
  const edition = new Edition(options)
  const { functionEnv = {} } = options
  const extra = typeof functionEnv === 'function' ? functionEnv : () => functionEnv
  const host = new FunctionHost({
    deployment,
    functionsDir: resolve(options.functionsDir),
    workerFile: options.workerFile ?? findWorker(),
    environment: { envId, region: 'ap-shanghai', adminUrl: `${url}/admin`, extra: extra() },
    instances: options.instances ?? 4,
    instanceWaitMs: options.limits?.instanceWaitMs ?? defaultLimits.instanceWaitMs,
    disturb: ({ functionName }) => edition.faults.ofCall(functionName),
    skew: () => edition.faults.skewOfInstance(),
  })
  const baseUrl = () => options.publicUrl ?? url
  const calls = new Door()
  const scheduler = new Scheduler(host, options.timers ?? false, calls)
  /** What answers from the data in service; made anew when a restore exchanges it. */
  const onData = ({ database, messages, signatures }: Data) => ({
    services: {
      ...functionActions(host),
      ...storageActions({ files, signatures, envId, baseUrl, relaxed: options.relaxed ?? false }),
      ...wechatActions(messages),
    },
    console: new Console({ database, host, messages, stats, settings: options, faults: edition.faults }),
    transfer: new Transfer(files, signatures),
  })
  const served = onData(data.current)
  const target = () => ({ database: data.current.database, services: served.services })
  const routes: Routes = {
    served,
    admin: new Admin(target, stats, edition),
    gateway: new Gateway(deployment.httpAccess, host, edition.faults),
    faults: edition.faults,
    files: options.staticDir === undefined ? undefined : new StaticFiles(resolve(options.staticDir)),
    calls,
    backups: new BackupDesk(folder, { data, files, host, calls, functionEnv: extra }),
    drain: new Drain(),
  }
  data.onExchange = (current) => Object.assign(served, onData(current))
  server.on('request', (request, response) => void handle(routes, request, response))
  folder.announce(url)
  const close = async () => {
    await routes.backups.close()
    await shutDown(server, scheduler, routes.drain, host)
    data.close()
    folder.close()
  }
  return { url, port, close: once(close) }
}

/** The worker stands beside the sources, or beside the bundle that was made of them. */
function findWorker(): string {
  const here = typeof __dirname === 'string' ? __dirname : dirname(process.argv[1] ?? '.')
  const places = [join(here, 'functions', 'worker.cjs'), join(here, 'worker.cjs')]
  const found = places.find((file) => existsSync(file))
  if (found === undefined)
    throw new Error(`worker.cjs is missing: copy emulator/functions/worker.cjs to ${places[0]}`)
  return found
}

interface Routes {
  served: { console: Console; transfer: Transfer }
  admin: Admin
  gateway: Gateway
  faults: Faults
  files: StaticFiles | undefined
  /** Calls of functions from outside pass it; a restore shuts it for a moment. */
  calls: Door
  backups: BackupDesk
  drain: Drain
}

async function handle(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange = toExchange(request, response)
  try {
    await route(routes, exchange)
  } catch (error) {
    const failure = failureOf(error)
    if (response.headersSent) response.destroy()
    else sendJson(exchange, 500, failure)
  }
}

async function route(routes: Routes, exchange: Exchange): Promise<void> {
  const { method, path, request } = exchange
  if (path === '/admin' && method === 'POST') {
    if (!isLocal(request) || request.headers.origin !== undefined) return refuseStranger(exchange)
    return routes.admin.handle(exchange)
  }
  if (path === '/_emulator' || path.startsWith('/_emulator/')) {
    if (!isLocal(request)) return refuseStranger(exchange)
    if (BackupDesk.answers(path)) return routes.backups.handle(exchange)
    if (path === '/_emulator/faults') return controlFaults(exchange, routes.faults)
    const isCall = /^\/_emulator\/(invoke|timers)\//.test(path)
    const answer = () => routes.served.console.handle(exchange)
    return isCall ? routes.calls.pass(answer) : answer()
  }
  if (path.startsWith(storagePrefix)) return routes.served.transfer.handle(exchange)
  const access = routes.gateway.match(path)
  if (access !== undefined) {
    if (routes.drain.closing) return refuseLate(exchange)
    return routes.drain.during(() => routes.calls.pass(() => routes.gateway.handle(exchange, access)))
  }
  const isRead = method === 'GET' || method === 'HEAD'
  if (isRead && (await routes.files?.serve(exchange)) === true) return
  request.resume()
  sendJson(exchange, 404, { code: 'INVALID_PATH', message: `nothing answers ${method} ${path}` })
}

function refuseStranger(exchange: Exchange): void {
  exchange.request.resume()
  sendJson(exchange, 403, {
    code: 'PERMISSION_DENIED',
    message: 'only programs on this machine may use this path',
  })
}

function refuseLate(exchange: Exchange): void {
  exchange.request.resume()
  exchange.response.setHeader('connection', 'close')
  sendJson(exchange, 503, { code: 'SERVICE_CLOSING', message: 'the emulator is closing' })
}

function toExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const target = request.url ?? '/'
  const mark = target.indexOf('?')
  return {
    request,
    response,
    method: request.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
  }
}

/** Functions reach the emulator over the loopback address, so it must always be listened on. */
function addressOf(host = '127.0.0.1'): string {
  if (host === 'localhost') return '127.0.0.1'
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return host
  throw new Error(`host must be 127.0.0.1 (this machine only) or 0.0.0.0 (every address), not ${host}`)
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} of ${host} is in use; choose another.`) : error,
      )
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/** How long calls under way may take to finish; a function ends at its own limit anyway. */
const drainPatienceMs = 5_000

/** Functions under way still need `/admin`, so the server stays open until the last one has its answer. */
async function shutDown(
  server: Server,
  scheduler: Scheduler,
  drain: Drain,
  host: FunctionHost,
): Promise<void> {
  scheduler.stop()
  await drain.close(drainPatienceMs)
  const closed = new Promise((resolve) => server.close(resolve))
  await host.close()
  server.closeAllConnections()
  await closed
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}

import { failureOf } from '../admin/admin'
import { invalidParam } from '../admin/errors'
import { newRequestId } from '../admin/request-id'
import { type Database } from '../database/database'
import { type FunctionHost } from '../functions/host'
import { fireTimer } from '../functions/scheduler'
import { readBody } from '../http/body'
import { send, sendJson, type Exchange } from '../http/context'
import { type Messages } from '../wechat/messages'
import { page } from './page'
import { type Stats } from './stats'

export interface ConsoleOptions {
  database: Database
  host: FunctionHost
  messages: Messages
  stats: Stats
  clientCalls: boolean
}

const bodyLimit = 6 * 1024 * 1024

/** `/_emulator`: what happened here, for people and for tests. Answers only programs and pages of this machine. */
export class Console {
  constructor(private readonly options: ConsoleOptions) {}

  async handle(exchange: Exchange): Promise<void> {
    const { method, path, query } = exchange
    const { host, messages, stats } = this.options
    const count = Math.min(Number(query.get('count') ?? 200) || 200, 5_000)
    switch (`${method} ${path}`) {
      case 'GET /_emulator':
      case 'GET /_emulator/':
        return send(exchange, 200, page, {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-cache',
        })
      case 'GET /_emulator/stats':
        return sendJson(exchange, 200, this.stats())
      case 'POST /_emulator/stats/reset':
        return this.reset(exchange)
      case 'GET /_emulator/requests':
        return sendJson(exchange, 200, stats.lastRequests)
      case 'GET /_emulator/messages':
        return sendJson(exchange, 200, messages.last(count, query.get('openid') ?? undefined))
      case 'GET /_emulator/logs':
        return sendJson(
          exchange,
          200,
          host.logs.last(count, {
            functionName: query.get('function') ?? undefined,
            requestId: query.get('requestId') ?? undefined,
          }),
        )
      case 'GET /_emulator/timers':
        return sendJson(exchange, 200, this.timers())
      default:
        return this.act(exchange)
    }
  }

  private stats() {
    const { database, host, stats } = this.options
    return {
      requests: stats.requests,
      functions: host.stats(),
      warnings: database.warnings.list(),
      openTransactions: database.transactions.count,
    }
  }

  private reset(exchange: Exchange): void {
    const { database, host, stats } = this.options
    exchange.request.resume()
    stats.reset()
    host.resetStats()
    database.warnings.reset()
    sendJson(exchange, 200, { ok: true })
  }

  private timers() {
    return this.options.host.specs.flatMap(({ name, timers }) =>
      timers.map((timer) => ({ function: name, trigger: timer.name, config: timer.config })),
    )
  }

  /** Calls that imitate somebody else: a mini-program client, or the clock. */
  private async act(exchange: Exchange): Promise<void> {
    const [, , kind, name = '', trigger = ''] = exchange.path.split('/')
    const body = (await readBody(exchange.request, bodyLimit)).toString()
    if (exchange.method !== 'POST' || (kind !== 'invoke' && kind !== 'timers')) {
      return sendJson(exchange, 404, { code: 'INVALID_PATH', message: `no such page: ${exchange.path}` })
    }
    if (!this.options.clientCalls) {
      const message =
        'start the emulator with --client-calls to let a local program act as a client or as a timer'
      return sendJson(exchange, 403, { code: 'PERMISSION_DENIED', message })
    }
    const requestId = newRequestId()
    try {
      const result =
        kind === 'invoke' ? await this.invoke(name, body, requestId) : await this.fire(name, trigger)
      sendJson(exchange, 200, `{"requestId":"${requestId}","result":${result}}`)
    } catch (error) {
      sendJson(exchange, 200, { requestId, ...failureOf(error) })
    }
  }

  private invoke(name: string, body: string, requestId: string): Promise<string> {
    const { openid, event = {}, appid = 'wx0000000000000000' } = parseCall(body)
    const caller = { source: 'client' as const, appid, ...(openid === undefined ? {} : { openid }) }
    return this.options.host.invoke(name, JSON.stringify(event), caller, requestId)
  }

  private async fire(name: string, trigger: string): Promise<string> {
    const { host } = this.options
    const timer = host.specs
      .find((spec) => spec.name === name)
      ?.timers.find((known) => known.name === trigger)
    if (timer === undefined) throw invalidParam(`function ${name} has no timer ${trigger}`)
    return fireTimer(host, name, timer, Date.now())
  }
}

/** What `invoke` takes: who calls (nobody when left out), and the event. */
interface ClientCall {
  openid?: string
  event?: unknown
  appid?: string
}

function parseCall(body: string): ClientCall {
  try {
    return JSON.parse(body === '' ? '{}' : body) as ClientCall
  } catch {
    throw invalidParam('the body must be JSON: { "openid": "…", "event": {} }')
  }
}

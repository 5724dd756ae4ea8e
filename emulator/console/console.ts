import { failureOf } from '../admin/admin'
import { type Database } from '../database/database'
import { type Faults } from '../edition/faults'
import { type FunctionHost } from '../functions/host'
import { readBody } from '../http/body'
import { send, sendJson, type Exchange } from '../http/context'
import { type Messages } from '../wechat/messages'
import { aboutEmulator, type Settings } from './about'
import { changeCredits, fireByHand, invokeAsClient } from './acts'
import { describeCollection, listCollections } from './collections'
import { browseDocuments } from './documents'
import { page, pageHeaders } from './page/page'
import { runQuery, type QueryRequest } from './query'
import { type Stats } from './stats'
import { listTimers } from './timers'

export interface ConsoleOptions {
  database: Database
  host: FunctionHost
  messages: Messages
  stats: Stats
  settings: Settings
  faults: Faults
}

const bodyLimit = 6 * 1024 * 1024

/** `/_emulator`: what happened here, for people and for tests. Answers only programs and pages of this machine. */
export class Console {
  constructor(private readonly options: ConsoleOptions) {}

  async handle(exchange: Exchange): Promise<void> {
    const { method, path } = exchange
    const [, , what = '', name = '', trigger = ''] = path.split('/')
    if (method === 'GET' && what === '') return send(exchange, 200, page, pageHeaders)
    const view = method === 'GET' && Object.hasOwn(this.views, what) ? this.views[what] : undefined
    if (view !== undefined) {
      exchange.request.resume()
      return this.show(exchange, () => view(exchange.query, nameOf(name)))
    }
    const body = (await readBody(exchange.request, bodyLimit)).toString()
    switch (method === 'POST' ? what : '') {
      case 'query':
        return this.query(exchange, body)
      case 'stats':
        if (name === 'reset') return this.reset(exchange)
        break
      case 'invoke':
        return this.act(exchange, (host) => invokeAsClient(host, name, body))
      case 'timers':
        return this.act(exchange, (host) => fireByHand(host, name, trigger))
      case 'credits':
        return this.act(exchange, () => changeCredits(this.options.messages.credits, body))
    }
    sendJson(exchange, 404, { code: 'INVALID_PATH', message: `no such page: ${path}` })
  }

  /** What a GET answers, by the first part of the path after `/_emulator/`. */
  private readonly views: Record<string, (query: URLSearchParams, name: string) => unknown> = {
    about: () => aboutEmulator(this.options.settings, this.options.database),
    stats: () => this.stats(),
    requests: (query) =>
      this.options.stats.lastRequests(countOf(query, 100), Number(query.get('after') ?? 0)),
    messages: (query) => this.options.messages.last(countOf(query, 200), query.get('openid') ?? undefined),
    logs: (query) => this.options.host.logs.last(countOf(query, 200), callFilter(query)),
    invocations: (query) => this.options.host.invocations.last(countOf(query, 200), callFilter(query)),
    timers: () => listTimers(this.options.host, Date.now()),
    credits: (query) => this.options.messages.credits.describe(query.get('openid') ?? undefined),
    documents: (query) => browseDocuments(this.options.database, query),
    collections: (query, name) =>
      name === ''
        ? listCollections(this.options.database)
        : describeCollection(this.options.database, name, query.has('keys')),
  }

  /** A refusal is an answer with a `code`, as those of the wire protocol. */
  private show(exchange: Exchange, view: () => unknown): void {
    try {
      sendJson(exchange, 200, view())
    } catch (error) {
      sendJson(exchange, 200, failureOf(error))
    }
  }

  private stats() {
    const { database, host, stats, faults } = this.options
    return {
      requests: stats.requests,
      faults: faults.describe().counts,
      functions: host.stats(),
      warnings: database.warnings.list(),
      openTransactions: database.transactions.count,
    }
  }

  private reset(exchange: Exchange): void {
    const { database, host, stats, faults } = this.options
    stats.reset()
    faults.resetCounts()
    host.resetStats()
    database.warnings.reset()
    sendJson(exchange, 200, { ok: true })
  }

  private async query(exchange: Exchange, body: string): Promise<void> {
    let request: unknown
    try {
      request = JSON.parse(body)
    } catch {
      request = undefined
    }
    if (typeof request !== 'object' || request === null) {
      const message = 'the body must be JSON: { "collection": "…", "query": "{ … }" }'
      return sendJson(exchange, 400, { code: 'INVALID_PARAM', message })
    }
    sendJson(exchange, 200, await runQuery(this.options.database, request as QueryRequest))
  }

  /** Imitates somebody else: a mini-program client, or the clock. */
  private async act(exchange: Exchange, work: (host: FunctionHost) => Promise<string>): Promise<void> {
    if (this.options.settings.clientCalls === true)
      return sendJson(exchange, 200, await work(this.options.host))
    const message =
      'start the emulator with --client-calls to let a local program act as a client or as a timer'
    sendJson(exchange, 403, { code: 'PERMISSION_DENIED', message })
  }
}

const callFilter = (query: URLSearchParams) => ({
  functionName: query.get('function') ?? undefined,
  requestId: query.get('requestId') ?? undefined,
})

const countOf = (query: URLSearchParams, standard: number) =>
  Math.min(Number(query.get('count') ?? standard) || standard, 5_000)

/** A part of a path as it was meant; one that is not encoded rightly is taken as it is. */
function nameOf(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

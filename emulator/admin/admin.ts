import { type IncomingHttpHeaders } from 'node:http'
import { type Stats } from '../console/stats'
import { databaseActions } from '../database/actions'
import { type Answer, type Parameters } from '../database/actions/parameters'
import { type Database } from '../database/database'
import { type PlanReport } from '../database/finder'
import { type Edition, wait } from '../edition/edition'
import { type FaultName } from '../edition/fault-plan'
import { readBody } from '../http/body'
import { send, type Exchange } from '../http/context'
import { invalidParam, PlatformError, transactionConflict } from './errors'
import { describeRequest } from './recent-request'
import { unknownAction } from './refusals'
import { parametersOf } from './request-body'
import { newRequestId } from './request-id'

/** An action outside of the database: functions, storage, WeChat. Bytes are sent as they are. */
export type ServiceAction = (
  parameters: Parameters,
  requestId: string,
  headers: IncomingHttpHeaders,
) => Answer | Buffer | Promise<Answer | Buffer>

/** The platform's documents name 100 MB for what is no function call; less keeps a machine's memory in bounds. */
const bodyLimit = { strict: 32 * 1024 * 1024, relaxed: 100 * 1024 * 1024 }
const json = { 'content-type': 'application/json; charset=utf-8' }
const bytes = { 'content-type': 'application/octet-stream' }

/** What is known of a request when its answer goes out. */
interface Performed {
  requestId: string
  body: string | Buffer
  parameters: Parameters
  requestBytes: number
  fault: FaultName | undefined
  failure: { code: string; message: string } | undefined
  plan: PlanReport | undefined
}

/** `POST /admin`: the one entry of the server SDKs. An error is an answer with status 200 that holds a `code`. */
export class Admin {
  constructor(
    /** Asked for every request after its body has come: a restore may have exchanged the database meanwhile. */
    private readonly target: () => { database: Database; services: Record<string, ServiceAction> },
    private readonly stats: Stats,
    private readonly edition: Edition,
  ) {}

  async handle(exchange: Exchange): Promise<void> {
    const arrived = performance.now()
    const performed = await this.perform(exchange)
    const ms = performance.now() - arrived
    const { body, fault } = performed
    const delay = this.edition.waitOf(arrived, fault)
    if (delay > 0) await wait(delay, exchange.response)
    let answerBytes = 0
    if (fault === 'lost-request' || fault === 'lost-reply') exchange.request.socket.destroy()
    else {
      const type = typeof body === 'string' ? json : bytes
      answerBytes = Buffer.byteLength(body)
      send(exchange, 200, body, fault === undefined ? type : { ...type, 'x-emulator-fault': fault })
    }
    this.note(performed, ms, answerBytes)
  }

  private async perform({ request }: Exchange): Promise<Performed> {
    const requestId = newRequestId()
    const performed: Performed = {
      requestId,
      body: '',
      parameters: {},
      requestBytes: 0,
      fault: undefined,
      failure: undefined,
      plan: undefined,
    }
    try {
      const { relaxed } = this.target().database
      const body = await readBody(request, relaxed ? bodyLimit.relaxed : bodyLimit.strict)
      performed.requestBytes = body.length
      const parameters = parametersOf(body, request)
      performed.parameters = parameters
      performed.fault = this.faultOf(parameters)
      if (performed.fault === 'lost-request') return performed
      const answer = this.run(parameters, requestId, performed, request.headers)
      const members = typeof answer === 'string' ? answer : await answer
      performed.body = typeof members === 'string' ? `{"requestId":"${requestId}",${members}}` : members
    } catch (error) {
      const failure = failureOf(error)
      performed.failure = failure
      performed.body = JSON.stringify({ requestId, ...failure })
    }
    return performed
  }

  private faultOf({ action, collectionName, transactionId }: Parameters): FaultName | undefined {
    return this.edition.faults.ofRequest(String(action), collectionName, typeof transactionId === 'string')
  }

  private run(
    parameters: Parameters,
    requestId: string,
    performed: Performed,
    headers: IncomingHttpHeaders,
  ): ReturnType<ServiceAction> {
    const { database, services } = this.target()
    const action = String(parameters['action'])
    this.stats.count(action, parameters['collectionName'])
    const databaseAction = ownEntry(databaseActions, action)
    if (databaseAction !== undefined) {
      this.edition.admit(action)
      if (performed.fault === 'conflict') conflict(database, parameters)
      const { finder } = database
      finder.lastPlan = undefined
      try {
        return databaseAction(database, parameters)
      } finally {
        performed.plan = finder.lastPlan
      }
    }
    const service = ownEntry(services, action)
    if (service !== undefined) return service(parameters, requestId, headers)
    throw unknownAction(action)
  }

  private note(
    { requestId, parameters, requestBytes, fault, failure, plan }: Performed,
    ms: number,
    answerBytes: number,
  ): void {
    this.stats.note({
      at: Date.now(),
      requestId,
      ...describeRequest(parameters),
      ms: Math.round(ms * 100) / 100,
      requestBytes,
      answerBytes,
      ...(plan === undefined ? {} : { plan }),
      ...(fault === undefined ? {} : { fault }),
      ...(failure === undefined ? {} : { code: failure.code, message: failure.message.slice(0, 500) }),
    })
  }
}

/** An injected conflict ends the transaction as a real one does; what does not exist any more fails as ever. */
function conflict({ transactions }: Database, { transactionId }: Parameters): void {
  transactions.run(String(transactionId), () => {
    throw transactionConflict('Injected by --faults.')
  })
}

/** The code and message of an answer; what is no platform error is a bug, and its trace goes to the log. */
export function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof PlatformError) return { code: error.code, message: error.message }
  if (error instanceof RangeError && error.message.includes('call stack')) {
    const { code, message } = invalidParam('a value is nested too deeply')
    return { code, message }
  }
  console.error(error)
  return { code: 'SYS_ERR', message: `internal error of the emulator: ${(error as Error).message}` }
}

/** What a table itself holds under a name, not what every object inherits. */
const ownEntry = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

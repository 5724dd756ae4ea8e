import { type RecentRequest, type Stats } from '../console/stats'
import { databaseActions } from '../database/actions'
import { type Answer, type Parameters } from '../database/actions/parameters'
import { type Database } from '../database/database'
import { readBody } from '../http/body'
import { send, type Exchange } from '../http/context'
import { readMultipart } from '../http/multipart'
import { invalidParam, PlatformError } from './errors'
import { newRequestId } from './request-id'

/** An action outside of the database: functions, storage, WeChat. Bytes are sent as they are. */
export type ServiceAction = (
  parameters: Parameters,
  requestId: string,
) => Answer | Buffer | Promise<Answer | Buffer>

const bodyLimit = 32 * 1024 * 1024
const json = { 'content-type': 'application/json; charset=utf-8' }

/** `POST /admin`: the one entry of the server SDKs. An error is an answer with status 200 that holds a `code`. */
export class Admin {
  constructor(
    private readonly database: Database,
    private readonly services: Record<string, ServiceAction>,
    private readonly stats: Stats,
  ) {}

  async handle(exchange: Exchange): Promise<void> {
    const requestId = newRequestId()
    let parameters: Parameters = {}
    const started = performance.now()
    let code: string | undefined
    try {
      parameters = await readParameters(exchange)
      const answer = this.perform(parameters, requestId)
      const members = typeof answer === 'string' ? answer : await answer
      if (typeof members !== 'string')
        send(exchange, 200, members, { 'content-type': 'application/octet-stream' })
      else send(exchange, 200, `{"requestId":"${requestId}",${members}}`, json)
    } catch (error) {
      const failure = failureOf(error)
      code = failure.code
      send(exchange, 200, JSON.stringify({ requestId, ...failure }), json)
    }
    this.stats.note(recent(parameters, performance.now() - started, code))
  }

  private perform(parameters: Parameters, requestId: string): ReturnType<ServiceAction> {
    const action = String(parameters['action'])
    this.stats.count(action, parameters['collectionName'])
    const databaseAction = ownEntry(databaseActions, action)
    if (databaseAction !== undefined) return databaseAction(this.database, parameters)
    const service = ownEntry(this.services, action)
    if (service !== undefined) return service(parameters, requestId)
    throw new PlatformError('INVALID_ACTION', `the emulator does not know the action ${action}`)
  }
}

/** The code and message of an answer; what is no platform error is a bug, and its trace goes to the log. */
export function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof PlatformError) return { code: error.code, message: error.message }
  console.error(error)
  return { code: 'SYS_ERR', message: `internal error of the emulator: ${(error as Error).message}` }
}

/** What a table itself holds under a name, not what every object inherits. */
const ownEntry = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw invalidParam('the body is not JSON')
  }
}

async function readParameters({ request }: Exchange): Promise<Parameters> {
  const body = await readBody(request, bodyLimit)
  const contentType = request.headers['content-type'] ?? ''
  if (contentType.startsWith('multipart/form-data')) return readForm(body, contentType)
  const parameters = parse(body)
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    throw invalidParam('the body is not a JSON object')
  }
  return parameters as Parameters
}

/** `wx.openApi` sends its request as a form; binary fields stay bytes. */
function readForm(body: Buffer, contentType: string): Parameters {
  const parameters: Parameters = {}
  for (const { name, content } of readMultipart(body, contentType)) {
    parameters[name] = name === 'requestData' || name === 'apiOptions' ? content : content.toString()
  }
  return parameters
}

function recent(parameters: Parameters, ms: number, code: string | undefined): RecentRequest {
  const collection = parameters['collectionName'] ?? parameters['function_name']
  return {
    at: Date.now(),
    action: String(parameters['action']),
    ms: Math.round(ms * 100) / 100,
    ...(typeof collection === 'string' ? { collection } : {}),
    ...(code === undefined ? {} : { code }),
  }
}

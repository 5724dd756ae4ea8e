import { type IncomingMessage } from 'node:http'
import { type Parameters } from '../database/actions/parameters'
import { readMultipart } from '../http/multipart'
import { invalidParam } from './errors'

/** The parameters of a request to `/admin` from its body: a JSON object, or the form of `wx.openApi`. */
export function parametersOf(body: Buffer, { headers }: IncomingMessage): Parameters {
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity')
    throw invalidParam(`content-encoding ${encoding} is not understood; send the JSON as it is`)
  const contentType = headers['content-type'] ?? ''
  const parameters = contentType.startsWith('multipart/form-data')
    ? formOf(body, contentType)
    : objectOf(body)
  const { action } = parameters
  if (typeof action === 'string' && action !== '') return parameters
  throw invalidParam(
    'action is missing: the body needs the name of an action, such as "database.getDocument"',
  )
}

function objectOf(body: Buffer): Parameters {
  if (body.length === 0) throw invalidParam('the body is empty; it must be a JSON object')
  let parameters: unknown
  try {
    parameters = JSON.parse(body.toString())
  } catch (error) {
    throw invalidParam(`the body is not JSON: ${(error as Error).message.slice(0, 200)}`)
  }
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters))
    throw invalidParam('the body is not a JSON object')
  return parameters as Parameters
}

/** Binary fields stay bytes. */
function formOf(body: Buffer, contentType: string): Parameters {
  const parameters: Parameters = {}
  for (const { name, content } of readMultipart(body, contentType)) {
    parameters[name] = name === 'requestData' || name === 'apiOptions' ? content : content.toString()
  }
  return parameters
}

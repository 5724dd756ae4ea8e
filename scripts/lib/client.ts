import { randomUUID } from 'node:crypto'
import type { ErrorCode, ErrorDetails } from '../../shared/errors'
import type { InputOf, OperationName, OutputOf } from '../../shared/operations'

/** What `POST /call/<operation>` answers. */
export type Answer<T> =
  { ok: true; data: T } | { ok: false; code: ErrorCode; message: string; details?: ErrorDetails }

/** Calls one operation as any client of the server does; a refusal is a value, anything but an answer throws. */
export async function callOperation<N extends OperationName>(
  url: string,
  token: string | undefined,
  operation: N,
  input: InputOf<N>,
  requestId: string = randomUUID(),
): Promise<Answer<OutputOf<N>>> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  return (await post(`${url}/call/${operation}`, { requestId, input }, headers)) as Answer<OutputOf<N>>
}

/** A token of a demo account; throws when the server does not let it in. */
export async function login(url: string, account: string): Promise<string> {
  const answer = (await post(`${url}/login`, { account })) as Answer<{ token: string }>
  if (!answer.ok) throw new Error(`login as ${account}: ${answer.code} ${answer.message}`)
  return answer.data.token
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`POST ${url} answered ${response.status}: ${text.slice(0, 500)}`)
  }
}

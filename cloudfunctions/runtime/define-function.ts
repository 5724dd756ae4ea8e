import { operations, type InputOf, type OperationName, type OutputOf } from '../../shared/operations'
import type { Operation } from '../../shared/operations/define'
import { businessDay } from '../../shared/domain/calendar'
import { hasRole } from '../../shared/domain/rights'
import { errorText } from '../../shared/error-text'
import { reject, ok, type ErrorCode, type ErrorDetails, type Result } from '../../shared/errors'
import { RequestId } from '../../shared/schema/common'
import { problemOf } from '../../shared/schema/problem'
import { replay } from './commit'
import type { CallContext } from './context'
import type { Delegation } from './delegation'
import { identify, isFromTimer, systemCaller, type Identity, type InvocationContext } from './identity'

type InArea<A extends string> = Extract<OperationName, `${A}.${string}`>
export type Handler<N extends OperationName> = (
  input: InputOf<N>,
  call: CallContext,
) => Promise<Result<OutputOf<N>>>
export type Handlers<A extends string> = { [N in InArea<A>]: Handler<N> }

/**
 * What a timer of cloudfunctions/deployment.json starts, by the timer's name. The call is the system's own; its request id
 * is made of timer and business day, so that a timer that fires twice does its work once; what commits several times
 * appends to it.
 */
export type Timers = Record<string, (call: CallContext) => Promise<void>>

export type Answer =
  { ok: true; data: unknown } | { ok: false; code: ErrorCode; message: string; details?: ErrorDetails }

interface Event {
  operation: string
  requestId?: string
  input?: unknown
  delegation?: Delegation
  /** As the platform calls for a timer. */
  Type?: string
  TriggerName?: string
}

/** Leaves time for the answer to travel before the platform ends the call. */
const RESERVE_MS = 3_000
const LONGEST_MS = 10_000

/**
 * A cloud function from the handlers of one area. Parses with the operation's schema, takes the identity from the
 * invocation's context, checks the right, and answers `{ ok, data }` or `{ ok, code, message, details }`; a bug is
 * logged with its request id and answered INTERNAL. Nothing thrown leaves it.
 */
export function defineFunction<A extends string>(handlers: Handlers<A>, timers: Timers = {}) {
  return async (event: Event, context: InvocationContext): Promise<Answer> => {
    const operation = String(event?.operation ?? '')
    try {
      if (isFromTimer(event, context)) return await runTimer(timers, event.TriggerName ?? '', context)
      const result = await run(handlers as Record<string, Handler<never>>, event, operation, context)
      return result.ok ? result : { ...result, message: errorText(result.code, result.details) }
    } catch (error) {
      console.error(JSON.stringify({ operation, requestId: event?.requestId, error: describe(error) }))
      return { ok: false, code: 'INTERNAL', message: errorText('INTERNAL') }
    }
  }
}

async function runTimer(timers: Timers, name: string, context: InvocationContext): Promise<Answer> {
  const timer = Object.hasOwn(timers, name) ? timers[name] : undefined
  if (!timer) throw new Error(`no work is defined for the timer ${name}`)
  const now = new Date().toISOString()
  const today = businessDay(now)
  const operation = `timer.${name}`
  const requestId = `timer-${name}-${today}`
  const deadline = Date.now() + (context.time_limit_in_ms || 20_000) - RESERVE_MS
  await timer({
    operation,
    caller: systemCaller,
    device: 'timer',
    input: { day: today },
    requestId,
    today,
    now,
    deadline,
  })
  return { ok: true, data: null }
}

async function run(
  handlers: Record<string, Handler<never>>,
  event: Event,
  operation: string,
  context: InvocationContext,
): Promise<Result<unknown>> {
  const started = Date.now()
  const handler = Object.hasOwn(handlers, operation) ? handlers[operation] : undefined
  if (!handler) return reject('UNKNOWN_OPERATION', { operation })
  const entry = operations[operation as OperationName]

  const unregistered = entry.roles === 'unregistered'
  const identity = await identify(context, event, { unregistered })
  if (!identity.ok) return identity
  const { caller, openid, device } = identity.data
  if (!mayCall(entry.roles, identity.data)) return reject('FORBIDDEN')

  const input = entry.input.safeParse(event.input ?? {})
  if (!input.success) return reject('INVALID_INPUT', problemOf(input.error, event.input ?? {}))
  if (entry.kind === 'command' && !RequestId.safeParse(event.requestId).success) {
    return reject('INVALID_INPUT', { problem: 'requestId 必须是 8–64 位的字母、数字、- 或 _，每次提交一个' })
  }

  const now = new Date(started).toISOString()
  const call: CallContext = {
    operation,
    caller,
    ...(openid ? { openid } : {}),
    device,
    input: input.data,
    requestId: event.requestId ?? '',
    today: businessDay(now),
    now,
    deadline: started + Math.min(LONGEST_MS, (context.time_limit_in_ms || 20_000) - RESERVE_MS),
  }
  const decided = await handler(input.data as never, call)
  // Whatever refuses a command now, and wherever: what it answered when it was done stays its answer.
  const before = !decided.ok && entry.kind === 'command' ? await replay(call) : null
  const result = before ?? decided
  // The schema of the answer is also the list of fields that may leave the function.
  return result.ok ? ok(entry.output.parse(result.data)) : result
}

/** What is for the unregistered is for a WeChat user: an identity of ours by another way has nothing to bind. */
function mayCall(roles: Operation['roles'], { caller, openid }: Identity): boolean {
  if (roles === 'anyone') return true
  return roles === 'unregistered' ? openid !== undefined : hasRole(caller, ...roles)
}

const describe = (error: unknown): unknown =>
  error instanceof Error ? { message: error.message, stack: error.stack } : error

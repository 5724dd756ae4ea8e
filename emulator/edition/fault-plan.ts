/**
 * What can go wrong, each with its own rate:
 * `conflict` a transaction's write or commit is refused, the transaction ended; `lost-request` the connection breaks and
 * nothing is done; `lost-reply` it breaks after the work; `timeout` the work is done, the answer comes too late;
 * `function-kill` an instance dies in the middle of a call; `client-lost-…` the same losses between a client and a
 * function (HTTP access).
 */
export const faultNames = [
  'conflict',
  'lost-request',
  'lost-reply',
  'timeout',
  'function-kill',
  'client-lost-request',
  'client-lost-reply',
] as const

export type FaultName = (typeof faultNames)[number]

/** One fault that is meant for the next request that fits; what is left out fits everything. */
export interface NextFault {
  fault: FaultName
  /** `database.commitTransaction`, `functions.invokeFunction`, … */
  action?: string
  collection?: string
  /** For `function-kill`: the name of the function. For `client-lost-…`: of the one that answers the path. */
  function?: string
}

export interface FaultPlan {
  seed: string | number
  /** Probability of each fault for a request that it may hit. Without it: `defaultRates`. */
  rates?: Partial<Record<FaultName, number>>
  /** How late an answer of `timeout` comes; the default is later than the SDK's own 15 s. */
  timeoutMs?: number
  /** `function-kill` strikes a random time below this after the call began. */
  killWithinMs?: number
  /** Clocks of the instances that start under the plan go wrong by up to this much, each by its own, ahead or behind. */
  skewMs?: number
  /** Faults that do not wait for chance. */
  next?: NextFault[]
}

export const defaultRates: Record<FaultName, number> = {
  conflict: 0.05,
  'lost-request': 0.01,
  'lost-reply': 0.01,
  timeout: 0.002,
  'function-kill': 0.01,
  'client-lost-request': 0.01,
  'client-lost-reply': 0.01,
}

export const defaultTimeoutMs = 16_000
export const defaultKillWithinMs = 100

/** A plan that a person wrote wrongly; the message says what is right. */
export class FaultPlanError extends Error {}

/** Reads `--faults SEED[:name=rate,…]`; `timeout-ms=N`, `kill-within-ms=N` and `skew-ms=N` may stand in the list. */
export function parseFaultPlan(text: string): FaultPlan {
  const mark = text.indexOf(':')
  const seed = mark < 0 ? text : text.slice(0, mark)
  if (mark < 0) return checkFaultPlan({ seed })
  const plan: FaultPlan = { seed }
  for (const pair of text.slice(mark + 1).split(',')) {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim())
    const number = value === '' ? NaN : Number(value)
    if (name === 'timeout-ms') plan.timeoutMs = number
    else if (name === 'kill-within-ms') plan.killWithinMs = number
    else if (name === 'skew-ms') plan.skewMs = number
    else plan.rates = { ...plan.rates, [name]: number }
  }
  return checkFaultPlan(plan)
}

/** Takes what came as JSON or from a caller in TypeScript; throws FaultPlanError where it is wrong. */
export function checkFaultPlan(value: unknown): FaultPlan {
  const plan = objectOf(value, 'a fault plan')
  onlyKnown(plan, ['seed', 'rates', 'timeoutMs', 'killWithinMs', 'skewMs', 'next'], 'a fault plan')
  const { seed, rates, timeoutMs, killWithinMs, skewMs, next } = plan
  if (!(typeof seed === 'number' ? Number.isFinite(seed) : typeof seed === 'string' && seed !== ''))
    throw new FaultPlanError('the seed of a fault plan must be a number or a text')
  if (rates !== undefined) {
    for (const [name, rate] of Object.entries(objectOf(rates, 'rates'))) {
      checkName(name)
      if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1))
        throw new FaultPlanError(`the rate of ${name} must be 0 to 1`)
    }
  }
  checkMs('timeoutMs', timeoutMs)
  checkMs('killWithinMs', killWithinMs)
  checkMs('skewMs', skewMs)
  if (next !== undefined) {
    if (!Array.isArray(next))
      throw new FaultPlanError('next must be a list such as [{ "fault": "lost-reply" }]')
    next.forEach(checkNext)
  }
  return plan as unknown as FaultPlan
}

function checkNext(value: unknown): void {
  const entry = objectOf(value, 'an entry of next')
  onlyKnown(entry, ['fault', 'action', 'collection', 'function'], 'an entry of next')
  checkName(entry['fault'])
  for (const name of ['action', 'collection', 'function']) {
    if (entry[name] !== undefined && typeof entry[name] !== 'string')
      throw new FaultPlanError(`${name} must be a text`)
  }
}

function checkName(name: unknown): void {
  if (!faultNames.includes(name as FaultName))
    throw new FaultPlanError(`no such fault: ${String(name)}. There are ${faultNames.join(', ')}`)
}

function checkMs(name: string, ms: unknown): void {
  if (ms !== undefined && (typeof ms !== 'number' || !(ms >= 0 && ms <= 600_000)))
    throw new FaultPlanError(`${name} must be 0 to 600000 milliseconds`)
}

function onlyKnown(object: Record<string, unknown>, known: string[], what: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key))
  if (unknown !== undefined)
    throw new FaultPlanError(`${what} knows no "${unknown}". It may hold ${known.join(', ')}`)
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new FaultPlanError(`${what} must be an object`)
}

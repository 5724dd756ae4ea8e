import { readBody } from '../http/body'
import { sendJson, type Exchange } from '../http/context'
import { checkFaultPlan, FaultPlanError } from './fault-plan'
import { type Faults } from './faults'

const bodyLimit = 1024 * 1024

/**
 * `/_emulator/faults`: GET tells the plan and what was injected, POST of a plan begins it from its first request, POST
 * without a body or of `{}` ends all faults. Answers the state that holds then.
 */
export async function controlFaults(exchange: Exchange, faults: Faults): Promise<void> {
  const { method, request } = exchange
  if (method === 'GET') {
    request.resume()
    return sendJson(exchange, 200, faults.describe())
  }
  if (method !== 'POST') {
    request.resume()
    return sendJson(exchange, 405, { code: 'INVALID_PATH', message: 'use GET to look or POST to change' })
  }
  const text = (await readBody(request, bodyLimit)).toString().trim()
  try {
    const plan: unknown = text === '' ? {} : JSON.parse(text)
    const isEmpty = typeof plan === 'object' && plan !== null && Object.keys(plan).length === 0
    faults.set(isEmpty ? undefined : checkFaultPlan(plan))
    sendJson(exchange, 200, faults.describe())
  } catch (error) {
    if (!(error instanceof FaultPlanError || error instanceof SyntaxError)) throw error
    sendJson(exchange, 400, { code: 'INVALID_PARAM', message: error.message })
  }
}

import * as z from 'zod/mini'
import { findOperation, functionOf, type OperationName, type OutputOf } from '../../shared/operations'

interface Invocation {
  name: string
  data: { operation: string; requestId: string; input: unknown }
}

export type Answers = { [N in OperationName]?: OutputOf<N> }

/**
 * `wx.cloud` answering like the functions: it takes only a well-formed message to the right function, and its answers
 * keep to the operation's own schema.
 */
export function fakeCloud(answers: Answers) {
  const calls: Invocation[] = []
  const cloud = {
    init: jest.fn(),
    callFunction: async (invocation: Invocation) => {
      calls.push(invocation)
      return { errMsg: 'cloud.callFunction:ok', requestID: 'r1', result: answer(invocation) }
    },
  }
  const answer = ({ name, data: { operation, requestId, input } }: Invocation) => {
    const entry = findOperation(operation)
    if (!entry || name !== functionOf(operation))
      return { ok: false, code: 'UNKNOWN_OPERATION', message: operation }
    if (!/^[A-Za-z0-9_-]{8,64}$/.test(requestId))
      return { ok: false, code: 'INVALID_INPUT', message: 'requestId' }
    if (!z.safeParse(entry.input, input).success)
      return { ok: false, code: 'INVALID_INPUT', message: 'input' }
    const data = answers[operation as OperationName]
    if (data === undefined) return { ok: false, code: 'NOT_FOUND', message: operation }
    return { ok: true, data: z.parse(entry.output, data) }
  }
  return { cloud, calls }
}

export const clerk: OutputOf<'people.me'> = {
  _id: 'p-clerk',
  name: '周建国',
  account: 'clerk',
  roles: ['staff', 'clerk'],
  departmentId: 'd-logistics',
  departmentName: '后勤保障部',
  warehouseIds: ['w1'],
  warehouseNames: ['总部办公用品库'],
  status: 'active',
}

import type { Caller } from '../../shared/schema/person'
import { delegate, readDelegation } from './delegation'

const caller: Caller = {
  _id: 'clerk',
  name: '李敏',
  roles: ['clerk'],
  departmentId: 'D1',
  departmentName: '后勤处',
  warehouseIds: ['WH-BG'],
}
const request = { operation: 'inbound.receive', requestId: 'request-1' }
const NOW = Date.parse('2026-11-22T01:00:00Z')

beforeAll(() => (process.env.GATEWAY_KEY = 'gateway'))

test('a delegation speaks for its caller, for its request and for a minute', () => {
  const delegation = delegate({ caller, device: 'http' }, request, NOW)
  expect(readDelegation(delegation, request, NOW + 59_000)).toEqual({ caller, device: 'http' })
  expect(readDelegation(delegation, request, NOW + 60_000)).toBeUndefined()
  expect(readDelegation(delegation, { ...request, operation: 'outbound.issue' }, NOW)).toBeUndefined()
  expect(readDelegation(delegation, { ...request, requestId: 'request-2' }, NOW)).toBeUndefined()
})

test('a claim that was changed, or signed with another key, is nobody', () => {
  const delegation = delegate({ caller, device: 'http' }, request, NOW)
  const admin = { ...caller, roles: ['admin' as const] }
  expect(
    readDelegation({ ...delegation, claim: { ...delegation.claim, caller: admin } }, request, NOW),
  ).toBeUndefined()
  expect(readDelegation({ ...delegation, signature: '' }, request, NOW)).toBeUndefined()
  process.env.GATEWAY_KEY = 'another'
  expect(readDelegation(delegation, request, NOW)).toBeUndefined()
  process.env.GATEWAY_KEY = 'gateway'
})

import { recoveryOf } from './refusal'

it.each([
  ['LOT_NOT_FOUND', 'regenerate'],
  ['EXPIRED_LOT', 'regenerate'],
  ['INSUFFICIENT_STOCK', 'regenerate'],
  ['ALREADY_HANDLED', 'look'],
  ['WAREHOUSE_FORBIDDEN', 'look'],
  ['OVERRIDE_REASON_REQUIRED', 'reason'],
  ['NETWORK', 'again'],
  ['BUSY', 'again'],
] as const)('%s: %s', (code, recovery) => {
  expect(recoveryOf({ ok: false, code })).toBe(recovery)
})

import { refuseDelete, refuseStale, withStatus } from './lifecycle'

const now = '2026-11-22T08:00:00.000Z'

test.each([
  ['in use', { status: 'active' as const }, 'NOT_DISABLED'],
  [
    'disabled a minute ago',
    { status: 'disabled' as const, disabledAt: '2026-11-22T07:59:00.000Z' },
    'JUST_DISABLED',
  ],
  ['disabled two minutes ago', { status: 'disabled' as const, disabledAt: '2026-11-22T07:58:00.000Z' }, null],
  ['disabled before that was noted', { status: 'disabled' as const }, null],
])('what is %s', (_name, living, code) => {
  expect(refuseDelete(living, now, '库位')?.code ?? null).toBe(code)
})

test('says how long to wait', () => {
  const living = { status: 'disabled' as const, disabledAt: '2026-11-22T07:59:30.500Z' }
  expect(refuseDelete(living, now, '库位')?.details).toEqual({ what: '库位', seconds: 91 })
})

test('disabling notes when, enabling forgets it, and neither is done twice', () => {
  const active = { status: 'active' as const }
  const disabled = withStatus(active, 'disabled', now)
  expect(disabled).toEqual({ ok: true, data: { status: 'disabled', updatedAt: now, disabledAt: now } })
  if (!disabled.ok) return
  expect(withStatus(disabled.data, 'disabled', now)).toMatchObject({ code: 'ALREADY_HANDLED' })
  expect(withStatus(disabled.data, 'active', now)).toMatchObject({
    data: { status: 'active', disabledAt: undefined },
  })
})

test('a form filled from another state is refused', () => {
  expect(refuseStale({ updatedAt: now }, now, '仓库')).toBeNull()
  expect(refuseStale({}, undefined, '仓库')).toBeNull()
  expect(refuseStale({ updatedAt: now }, undefined, '仓库')).toMatchObject({ code: 'CHANGED_MEANWHILE' })
})

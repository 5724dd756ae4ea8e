import type { Asset } from '../schema/asset'
import { confirmOffer, offer, refuseOffer, withdrawOffer } from './hand-over'
import { clerk, now, person } from './testing/fixtures'

const zhang = person('zhang')
const li = person('li')
const to = { id: 'li', name: 'li先生', departmentId: 'D2', departmentName: '办公室' }
const asset: Asset = {
  _id: 'PEN:S1',
  itemId: 'PEN',
  item: { code: 'PEN', name: '示波器', specification: '', unit: '台', scale: 0 },
  serialNo: 'S1',
  warehouseId: 'W1',
  place: 'department:D1',
  status: 'issued',
  holder: { person: { id: 'zhang', name: '张' }, department: { id: 'D1', name: '检验科' } },
  receivedAt: now,
  history: [],
  eventCount: 0,
  updatedAt: now,
}
const offered = (): Asset => {
  const result = offer(asset, { by: zhang, to }, now)
  if (!result.ok) throw new Error(result.code)
  return result.data
}

test('offered, it stays with its holder; confirmed, it is the receiver’s, at its old place in the books', () => {
  expect(offered()).toMatchObject({
    holder: asset.holder,
    handOver: { to: { id: 'li' }, by: { id: 'zhang' } },
  })
  const done = confirmOffer(offered(), { by: li, signature: { fileId: 'f', sha256: 'a' } }, now)
  expect(done).toMatchObject({
    ok: true,
    data: { holder: { person: { id: 'li' }, department: { id: 'D2' } }, place: 'department:D1' },
  })
  expect(done.ok && done.data.handOver).toBeUndefined()
})

test.each([
  ['what lies in the warehouse', { ...asset, status: 'inStock' as const }, zhang, to, 'NOT_HANDED_OUT'],
  ['what is lent', { ...asset, status: 'lent' as const }, zhang, to, 'NOT_HANDED_OUT'],
  ['what waits already', offered(), zhang, to, 'HAND_OVER_WAITS'],
  ['what is somebody else’s', asset, li, { ...to, id: 'x' }, 'NOT_YOUR_ASSET'],
  ['to whom has it', asset, clerk, { ...to, id: 'zhang' }, 'SAME_HOLDER'],
])('not offered: %s', (_name, piece, by, receiver, expected) =>
  expect(offer(piece, { by, to: receiver }, now)).toMatchObject({ ok: false, code: expected }),
)

test('the clerk of the warehouse and an administrator may offer and withdraw for the holder', () => {
  const admin = person('root', { roles: ['admin'] })
  for (const by of [clerk, admin]) {
    expect(offer(asset, { by, to }, now).ok).toBe(true)
    expect(withdrawOffer(offered(), { by }, now).ok).toBe(true)
  }
})

test('only the receiver answers, and only once', () => {
  expect(confirmOffer(offered(), { by: zhang }, now)).toMatchObject({ code: 'NOT_YOUR_HAND_OVER' })
  expect(refuseOffer(offered(), { by: zhang, reason: '不要' }, now)).toMatchObject({
    code: 'NOT_YOUR_HAND_OVER',
  })
  expect(confirmOffer(asset, { by: li }, now)).toMatchObject({ code: 'NO_HAND_OVER' })
  expect(withdrawOffer(asset, { by: zhang }, now)).toMatchObject({ code: 'NO_HAND_OVER' })
  expect(withdrawOffer(offered(), { by: person('stranger') }, now)).toMatchObject({ code: 'NOT_YOUR_ASSET' })
})

test('refused or withdrawn, the holder keeps it', () => {
  for (const result of [
    refuseOffer(offered(), { by: li, reason: '缺电源' }, now),
    withdrawOffer(offered(), { by: zhang }, now),
  ])
    expect(result).toMatchObject({ ok: true, data: { holder: asset.holder, history: [{}, {}] } })
})

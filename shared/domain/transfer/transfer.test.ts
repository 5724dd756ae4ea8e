import type { Item } from '../../schema/masterdata'
import type { Lot, Stock } from '../../schema/stock'
import type { Transfer } from '../../schema/transfer'
import { Ledger } from '../ledger'
import { undoArrival, undoTransfer } from '../reversal/transfer'
import { setReservation, sum } from '../stock'
import { clerk, locations, lot, now, pen, stockWith, stockOf } from '../testing/fixtures'
import { cancelTransfer, createTransfer } from './create'
import { inTransit } from './document'
import { receiveTransfer, type ArrivalLine } from './receive'
import { sendTransfer, type SendCommand } from './send'
import { settleTransfer, type SettleCommand } from './settle'

const by = { id: clerk._id, name: clerk.name }
const places = [
  ...locations,
  { ...locations[4]!, _id: 'W2:R-01', code: 'R-01', zoneKind: 'rejected' as const },
]
const location = (id: string) => places.find(({ _id }) => _id === id)
const item = (id: string): Item | undefined => (id === 'PEN' ? pen : undefined)
const twoLots = [
  lot('old', 10, { valueFen: 1_001 }),
  lot('new', 6, { receivedAt: '2026-07-01T02:00:00.000Z', locationId: 'W1:A-02' }),
]
const pens = (lots: Lot[] = twoLots) => stockWith(pen, lots)
const books = (warehouse: string, stock?: Stock) =>
  new Ledger(warehouse, (itemId) => (stock?.itemId === itemId ? stock : undefined), now)

const create = (quantity = 12, more: object = {}, stock = pens()) =>
  createTransfer(
    stockOf(stock),
    {
      no: 'DB1',
      by,
      filedFor: 'from',
      from: { _id: 'W1', name: '一库' },
      to: { _id: 'W2', name: '二库' },
      reason: '那边不够',
      lines: [{ itemId: 'PEN', quantity }],
      ...more,
    },
    now,
  )
const filed = (quantity = 12) => must(create(quantity))
const send = (transfer: Transfer, command: Partial<SendCommand> = {}, stock = pens()) =>
  sendTransfer(transfer, books('W1', stock), { by: clerk, ...command }, () => 0, now)
const sent = (quantity = 12) => must(send(filed(quantity))).transfer
const receive = (transfer: Transfer, lines: ArrivalLine[]) =>
  receiveTransfer(transfer, { item, location }, books('W2'), { no: 'RK9', by, lines }, now)
const settle = (transfer: Transfer, command: Partial<SettleCommand> = {}) =>
  settleTransfer(
    transfer,
    { ledger: books('W1', pens()), location },
    { by, outcome: 'loss', reason: '丢了', ...command },
    now,
  )
const here = 'W2:A-01'
const under = (transfer: Transfer) => sum(transfer.rows.map(inTransit))
const cost = (transfer: Transfer) => sum(transfer.rows.map((row) => row.transitFen))

function must<T>(result: { ok: true; data: T } | { ok: false; code: string }): T {
  if (!result.ok) throw new Error(result.code)
  return result.data
}

describe('filing', () => {
  it.each([
    ['the same warehouse', 12, { to: { _id: 'W1', name: '一库' } }, 'SAME_WAREHOUSE'],
    ['more than is available', 17, {}, 'INSUFFICIENT_STOCK'],
    ['what is not kept there', 1, { lines: [{ itemId: 'INK', quantity: 1 }] }, 'NOT_FOUND'],
    [
      'an item twice',
      1,
      {
        lines: [
          { itemId: 'PEN', quantity: 1 },
          { itemId: 'PEN', quantity: 2 },
        ],
      },
      'DUPLICATE_LINE',
    ],
  ])('refuses %s', (_name, quantity, more, code) => {
    expect(create(quantity, more)).toMatchObject({ ok: false, code })
  })

  it('refuses a disabled item', () => {
    const stock = stockWith({ ...pen, status: 'disabled' }, twoLots)
    expect(create(1, {}, stock)).toMatchObject({ ok: false, code: 'ITEM_DISABLED' })
  })

  it('is cancelled only before it is sent', () => {
    expect(cancelTransfer(filed(), { by, reason: '不调' }, now)).toMatchObject({
      data: { status: 'cancelled' },
    })
    expect(cancelTransfer(sent(), { by, reason: '不调' }, now)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })
})

describe('sending', () => {
  it('takes the eldest first, keeps each lot and all of the cost', () => {
    const { transfer, closed } = must(send(filed()))
    expect(transfer.rows.map((row) => [row.lot.lotId, row.quantity, row.valueFen])).toEqual([
      ['old', 10, 1_001],
      ['new', 2, 200],
    ])
    expect(transfer).toMatchObject({ status: 'sent', lines: [{ sentQuantity: 12 }] })
    expect(closed.postings.every(({ to }) => to === 'transit:DB1')).toBe(true)
    expect(closed.stocks[0]!.onHand).toBe(4)
  })

  it('sends less, even by another lot with a reason and the right to it', () => {
    const lines = [{ lineId: 1, picks: [{ lotId: 'new', locationId: 'W1:A-02', quantity: 3 }] }]
    expect(send(filed(), { lines })).toMatchObject({ code: 'FORBIDDEN' })
    const may = { ...clerk, grants: ['overrideLot' as const] }
    expect(send(filed(), { lines, by: may })).toMatchObject({ code: 'OVERRIDE_REASON_REQUIRED' })
    const { transfer } = must(send(filed(), { lines, by: may, overrideReason: '旧的受潮' }))
    expect(transfer).toMatchObject({ overrideReason: '旧的受潮', lines: [{ sentQuantity: 3 }] })
  })

  const pick = (quantity: number, lotId = 'old', locationId = 'W1:A-01') => ({
    lines: [{ lineId: 1, picks: [{ lotId, locationId, quantity }] }],
  })
  it.each([
    ['more than asked', pick(13), 'OVER_REQUESTED_TRANSFER'],
    ['a line that there is not', { lines: [{ lineId: 9 }] }, 'NOT_FOUND'],
    ['a line twice', { lines: [{ lineId: 1 }, { lineId: 1 }] }, 'DUPLICATE_LINE'],
    ['a lot that is not there', pick(1, 'gone'), 'LOT_NOT_FOUND'],
    ['more of a row than it holds', pick(11), 'INSUFFICIENT_STOCK'],
  ])('refuses %s', (_name, command, code) => {
    const may = { ...clerk, grants: ['overrideLot' as const] }
    const given = { ...command, by: may, overrideReason: '换' }
    expect(send(filed(), given)).toMatchObject({ ok: false, code })
  })

  it('refuses goods that are promised, and a second hand', () => {
    const until = '2026-12-01T00:00:00.000Z'
    const promised = setReservation(pens(), { requisitionId: 'LY1', lineId: 1, quantity: 6, until }, now)
    expect(send(filed(), {}, promised)).toMatchObject({ code: 'INSUFFICIENT_STOCK' })
    expect(send(sent())).toMatchObject({ code: 'ALREADY_HANDLED', details: { state: '在途' } })
  })
})

describe('receiving', () => {
  it('keeps lot, age and cost; damaged goods are rejected goods; the rest stays on its way', () => {
    const { transfer, receipt, closed } = must(
      receive(sent(), [
        { rowId: 1, quantity: 7, locationId: here },
        { rowId: 1, quantity: 1, locationId: 'W2:R-01', damaged: true },
      ]),
    )
    expect(transfer).toMatchObject({ status: 'partlyReceived' })
    expect([under(transfer), cost(transfer)]).toEqual([4, 401])
    expect(closed.stocks[0]!.lots).toMatchObject([
      { lotId: 'old', locationId: here, status: 'available', quantity: 7, valueFen: 700 },
      { lotId: 'old', locationId: 'W2:R-01', status: 'rejected', quantity: 1, valueFen: 100 },
    ])
    expect(closed.stocks[0]!.lots[0]!.receivedAt).toBe(twoLots[0]!.receivedAt)
    expect(receipt).toMatchObject({
      kind: 'transfer',
      source: { type: 'transfer', id: 'DB1' },
      fromName: '一库',
    })
  })

  it('is done when everything arrived, in as many parts as one likes', () => {
    const first = must(receive(sent(), [{ rowId: 1, quantity: 10, locationId: here }])).transfer
    const second = must(receive(first, [{ rowId: 2, quantity: 2, locationId: here }])).transfer
    expect(second).toMatchObject({ status: 'received' })
    expect(cost(second)).toBe(0)
    expect(receive(second, [{ rowId: 1, quantity: 1, locationId: here }])).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
  })

  it.each([
    ['more than is on its way', { quantity: 11 }, 'OVER_TRANSIT'],
    ['a row that there is not', { rowId: 9 }, 'NOT_FOUND'],
    ['a shelf of the other side', { locationId: 'W1:A-01' }, 'LOCATION_UNKNOWN'],
    ['whole goods in the 不合格 zone', { locationId: 'W2:R-01' }, 'LOCATION_NOT_QUALIFIED'],
    ['damaged goods on a shelf', { damaged: true }, 'LOCATION_NOT_REJECTED'],
  ])('refuses %s', (_name, change, code) => {
    const line = { rowId: 1, quantity: 5, locationId: here, ...change }
    expect(receive(sent(), [line])).toMatchObject({ ok: false, code })
  })

  it('refuses what was not sent', () => {
    expect(receive(filed(), [{ rowId: 1, quantity: 1, locationId: here }])).toMatchObject({
      code: 'ALREADY_HANDLED',
    })
  })
})

describe('settling', () => {
  const partly = () => must(receive(sent(), [{ rowId: 1, quantity: 9, locationId: here }])).transfer

  it('writes off what is lost, beside the shelves', () => {
    const { transfer, closed } = must(settle(partly()))
    expect(transfer).toMatchObject({ status: 'settled' })
    expect(closed.stocks).toEqual([])
    expect(sum(closed.postings.map(({ valueFen }) => valueFen))).toBe(1_201 - 900)
    expect(closed.postings.every(({ from, to }) => from === 'transit:DB1' && to === 'loss')).toBe(true)
  })

  it('takes back to the shelf it left, with its age', () => {
    const { transfer, closed } = must(settle(partly(), { outcome: 'return' }))
    expect(transfer).toMatchObject({ status: 'settled' })
    expect(closed.stocks[0]!.lots.find(({ lotId }) => lotId === 'old')).toMatchObject({ quantity: 11 })
  })

  it('settles a part, the rest may still arrive', () => {
    const rows = [{ rowId: 2, quantity: 1 }]
    const { transfer } = must(settle(partly(), { rows }))
    expect([transfer.status, under(transfer)]).toEqual(['partlyReceived', 2])
  })

  it.each([
    ['more than is on its way', { rows: [{ rowId: 1, quantity: 2 }] }, 'OVER_TRANSIT'],
    ['a row that there is not', { rows: [{ rowId: 9, quantity: 1 }] }, 'NOT_FOUND'],
    [
      'a shelf of the other side',
      { outcome: 'return' as const, rows: [{ rowId: 1, quantity: 1, locationId: here }] },
      'LOCATION_UNKNOWN',
    ],
  ])('refuses %s', (_name, command, code) => {
    expect(settle(partly(), command)).toMatchObject({ ok: false, code })
  })

  it('lets nobody write off controlled goods that he sent himself', () => {
    const ethanol = stockWith({ ...pen, controlled: 'hazardous' }, twoLots)
    const state = { ledger: books('W1', ethanol), location }
    const write = (who: typeof by, outcome: SettleCommand['outcome'] = 'loss') =>
      settleTransfer(partly(), state, { by: who, outcome, reason: '丢了' }, now)
    expect(write(by)).toMatchObject({
      code: 'FORBIDDEN',
      details: { problem: expect.stringContaining('另一名') },
    })
    expect(write({ id: 'second', name: '孙丽' })).toMatchObject({ ok: true })
    expect(write(by, 'return')).toMatchObject({ ok: true })
  })

  it('refuses when nothing is on its way', () => {
    expect(settle(must(settle(sent())).transfer)).toMatchObject({ code: 'ALREADY_HANDLED' })
  })
})

describe('taking back', () => {
  const reversed = { no: 'CX1', by, at: now, reason: '录错' }

  it('takes back the sending while nothing happened to it', () => {
    expect(undoTransfer(sent(), reversed)).toMatchObject({ data: { transfer: { status: 'reversed' } } })
    expect(undoTransfer(filed(), reversed)).toMatchObject({ code: 'NOT_REVERSIBLE' })
    const arrived = must(receive(sent(), [{ rowId: 1, quantity: 9, locationId: here }])).transfer
    expect(undoTransfer(arrived, reversed)).toMatchObject({ code: 'NOT_REVERSIBLE' })
    const once = must(undoTransfer(sent(), reversed)).transfer
    expect(undoTransfer(once, reversed)).toMatchObject({ code: 'ALREADY_REVERSED' })
  })

  it('takes back a settlement, then a receipt, then the sending: the goods are where they were', () => {
    const start = sent()
    const { transfer: arrived, receipt } = must(
      receive(start, [
        { rowId: 1, quantity: 8, locationId: here },
        { rowId: 1, quantity: 1, locationId: 'W2:R-01', damaged: true },
      ]),
    )
    const settled = must(settle(arrived)).transfer
    expect(undoArrival(settled, receipt, reversed)).toMatchObject({ code: 'NOT_REVERSIBLE' })

    const again = must(undoTransfer(settled, reversed)).transfer
    expect([again.status, under(again), cost(again)]).toEqual(['partlyReceived', 3, cost(arrived)])
    const back = must(undoArrival(again, receipt, reversed))
    expect([back.status, under(back), cost(back)]).toEqual(['sent', 12, cost(start)])
    expect(undoTransfer(back, reversed)).toMatchObject({ data: { transfer: { status: 'reversed' } } })
  })
})

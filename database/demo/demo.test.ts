import { allocate, eligibility } from '../../shared/domain/allocation'
import { isEan13 } from '../../shared/domain/barcode'
import { addDays, businessDay } from '../../shared/domain/calendar'
import { openQuantity } from '../../shared/domain/issue'
import { sum } from '../../shared/domain/stock'
import { collections, type CollectionName } from '../../shared/schema/collections'
import type { Posting } from '../../shared/schema/journal'
import type { Requisition } from '../../shared/schema/requisition'
import type { Lot, Stock } from '../../shared/schema/stock'
import { canonical, isIntact } from '../../cloudfunctions/runtime/seal'
import { buildDemo, type DemoDocuments } from './build'
import { demoAccounts, people } from './people'

const key = 'a key of the test'
const signatures = new Map(
  people.map(({ _id }) => [
    _id,
    { fileId: `cloud://demo/${_id}.png`, sha256: '0'.repeat(64), base64: 'iVBORw0KGgo=' },
  ]),
)
const shelfOf = (place: string): string => place.slice('stock:'.length)
const build = (now: string): DemoDocuments => buildDemo({ now: Date.parse(now), key, signatures })

/** A working day, a night at a weekend and a month's end, and the first morning after the October holidays. */
const moments = ['2026-11-25T03:10:00.000Z', '2027-02-28T18:30:00.000Z', '2026-10-08T00:40:00.000Z']

test('the same moment tells the same story', () => {
  expect(canonical(build(moments[0]!)) === canonical(build(moments[0]!))).toBe(true)
})

describe.each(moments)('as of %s', (now) => {
  const today = businessDay(now)
  let demo: DemoDocuments
  beforeAll(() => {
    demo = build(now)
  })

  test.each(Object.keys(collections) as CollectionName[])(
    '%s: unique ids, every document as its schema says',
    (name) => {
      const rows = demo[name] as { _id: string }[]
      expect(new Set(rows.map((row) => row._id)).size).toBe(rows.length)
      // What the schema would strip or mend is as wrong as what it refuses.
      const strange = rows.filter((row) => canonical(collections[name].parse(row)) !== canonical(row))
      expect(strange).toEqual([])
    },
  )

  test('stock is the sum of the postings, lot by lot, in quantity and in value', () => {
    const ledger = new Map<string, { quantity: number; valueFen: number }>()
    const post = (place: string, row: string, sign: 1 | -1, { quantity, valueFen }: Posting) => {
      if (!place.startsWith('stock:')) return
      const before = ledger.get(row) ?? { quantity: 0, valueFen: 0 }
      const after = {
        quantity: before.quantity + sign * quantity,
        valueFen: before.valueFen + sign * valueFen,
      }
      expect(Math.min(after.quantity, after.valueFen)).toBeGreaterThanOrEqual(0)
      if (after.quantity === 0) {
        expect(after.valueFen).toBe(0)
        ledger.delete(row)
      } else ledger.set(row, after)
    }
    for (const { postings } of demo.journal) {
      for (const posting of postings) {
        const { itemId, lotId, toLotId = lotId, from, to, fromStatus, toStatus } = posting
        post(from, `${itemId} ${lotId} ${shelfOf(from)} ${fromStatus ?? 'available'}`, -1, posting)
        post(to, `${itemId} ${toLotId} ${shelfOf(to)} ${toStatus ?? 'available'}`, 1, posting)
      }
    }
    const shelves = demo.stock.flatMap((stock) =>
      stock.lots.map((lot) => [
        `${stock.itemId} ${lot.lotId} ${lot.locationId} ${lot.status}`,
        { quantity: lot.quantity, valueFen: lot.valueFen },
      ]),
    )
    expect(Object.fromEntries(shelves)).toEqual(Object.fromEntries(ledger))
  })

  test('totals of each stock follow from its lots and promises', () => {
    for (const stock of demo.stock) {
      expect(stock.onHand).toBe(sum(stock.lots.map((lot) => lot.quantity)))
      expect(stock.valueFen).toBe(sum(stock.lots.map((lot) => lot.valueFen)))
      expect(stock.reserved).toBe(sum(stock.reservations.map((promise) => promise.quantity)))
      expect(stock.belowMinimum).toBe(stock.onHand < (stock.minimum ?? 0))
      expect(stock.reserved).toBeLessThanOrEqual(usable(stock, today))
    }
  })

  test('every promise belongs to an approved line, and every open line has its promise', () => {
    const promises = demo.stock.flatMap((stock) =>
      stock.reservations.map((p) => [`${p.requisitionId} ${p.lineId} ${stock._id}`, p.quantity] as const),
    )
    const open = waiting(demo, 'approved', 'partlyIssued').flatMap((r) =>
      r.lines
        .filter((line) => openQuantity(line) > 0)
        .map(
          (line) => [`${r._id} ${line.lineId} ${r.warehouseId}:${line.itemId}`, openQuantity(line)] as const,
        ),
    )
    expect(Object.fromEntries(promises)).toEqual(Object.fromEntries(open))
  })

  test('the journal is signed, in order of time, never in the future, and as long as half a year', () => {
    expect(demo.journal.filter((entry) => !isIntact(entry, key))).toEqual([])
    const times = demo.journal.map((entry) => entry.at)
    expect(times).toEqual([...times].sort())
    expect(times.at(-1)! < now).toBe(true)
    expect(times[0]! < `${addDays(today, -180)}T`).toBe(true)
    expect(demo.journal.length).toBeGreaterThan(3_000)
    expect(demo.journal.length).toBeLessThan(5_000)
    const recent = demo.journal.filter((entry) => entry.day >= addDays(today, -2))
    expect(recent.length).toBeGreaterThan(10)
  })

  test('a stock position has one entry, and the last one is where the stock stands', () => {
    const last = new Map<string, number>()
    for (const { postings, warehouseId } of demo.journal) {
      // What happens beside the shelves, such as a loss on the way, leaves the stock as it is.
      const onShelves = postings.filter(({ from, to }) => [from, to].some((p) => p.startsWith('stock:')))
      const touched = new Map(onShelves.map((p) => [`${warehouseId}:${p.itemId}`, p.stockVersion]))
      for (const [id, version] of touched) {
        expect(version).toBeGreaterThan(last.get(id) ?? 0)
        last.set(id, version)
      }
    }
    for (const stock of demo.stock) expect(stock.version).toBeGreaterThanOrEqual(last.get(stock._id)!)
  })

  test('nobody decides on his own request; only named approvers, and clerks of the warehouse', () => {
    const clerks = new Map(demo.people.map((person) => [person._id, person.warehouseIds]))
    for (const { requester, approverIds, history, warehouseId } of demo.requisitions) {
      expect(approverIds).not.toContain(requester.id)
      for (const { action, by } of history) {
        if (['approve', 'return', 'reject'].includes(action)) expect(approverIds).toContain(by.id)
        if (action === 'issue') expect(clerks.get(by.id)).toContain(warehouseId)
      }
    }
  })

  test('new numbers do not collide', () => {
    const counters = new Map(demo.counters.map(({ _id, value }) => [_id, value]))
    const issues = demo.requisitions.flatMap((r) => r.issues.map((issue) => issue.no))
    const numbers = [...demo.requisitions.map((r) => r._id), ...demo.receipts.map((r) => r._id), ...issues]
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) {
      const [counter = '', value] = number.split('-')
      expect(Number(value)).toBeLessThanOrEqual(counters.get(counter)!)
    }
  })

  test('somebody waits at every desk of the story', () => {
    const forApprover = waiting(demo, 'submitted').filter((r) => r.approverIds.includes('approver'))
    expect(forApprover.length).toBeGreaterThanOrEqual(3)
    expect(forApprover.filter((r) => r.urgent)).toHaveLength(1)
    expect(forApprover.some((r) => r.requester.id === 'staff')).toBe(true)
    for (const { createdAt } of forApprover) {
      const age = Date.parse(now) - Date.parse(createdAt)
      expect(age).toBeGreaterThanOrEqual(20 * 60_000)
      expect(age).toBeLessThanOrEqual(2 * 86_400_000)
    }
    const own = waiting(demo, 'submitted').filter((r) => r.requester.id === 'approver')
    expect(own.map((r) => r.approverIds)).toEqual([['chenzhiyuan']])
    const ofClerk = ['WH-BG', 'WH-SY']
    const toIssue = waiting(demo, 'approved').filter((r) => ofClerk.includes(r.warehouseId))
    expect(toIssue.length).toBeGreaterThanOrEqual(3)
    expect(waiting(demo, 'approved').some((r) => r.warehouseId === 'WH-SB')).toBe(true)
    expect(waiting(demo, 'partlyIssued').map((r) => r.requester.id)).toEqual(['staff'])
    const returned = waiting(demo, 'returned').filter((r) => r.requester.id === 'staff')
    expect(returned.some((r) => Date.parse(now) - Date.parse(r.updatedAt) < 3 * 86_400_000)).toBe(true)
  })

  test('what is approved or asked for can be handed out', () => {
    for (const requisition of waiting(demo, 'submitted', 'approved', 'partlyIssued')) {
      for (const line of requisition.lines) {
        const stock = demo.stock.find((s) => s._id === `${requisition.warehouseId}:${line.itemId}`)!
        const quantity = requisition.status === 'submitted' ? line.quantity : openQuantity(line)
        const own = { requisitionId: requisition._id, lineId: line.lineId }
        expect(allocate(stock, { quantity, for: own }, today, now).shortage).toBe(0)
      }
    }
  })

  test('shelves tell of shortage and age', () => {
    expect(demo.stock.filter((s) => s.belowMinimum && s.onHand > 0).length).toBeGreaterThanOrEqual(5)
    const out = demo.stock.filter((s) => s.onHand === 0)
    expect(out.length).toBeGreaterThanOrEqual(2)
    expect(out.length).toBeLessThanOrEqual(5)
    const lots = demo.stock.flatMap((stock) => stock.lots)
    const expiring = (from: number, to: number) =>
      lots.filter(
        (l) => l.expiryDate && l.expiryDate >= addDays(today, from) && l.expiryDate <= addDays(today, to),
      )
    expect(expiring(-999, -1).length).toBeGreaterThanOrEqual(3)
    expect(expiring(-999, -1).length).toBeLessThanOrEqual(5)
    expect(expiring(0, 30).length).toBeGreaterThanOrEqual(3)
    expect(expiring(31, 90).length).toBeGreaterThanOrEqual(4)
    // A question about a lot, and what a shelf lacks.
    expect(lots.filter((lot) => lot.status === 'frozen')).toHaveLength(2)
  })

  test('expired lots were never issued after their day', () => {
    for (const { issues } of demo.requisitions) {
      for (const { at, picks } of issues) {
        for (const { expiryDate } of picks) expect((expiryDate ?? '9999') >= businessDay(at)).toBe(true)
      }
    }
  })

  test('lots to choose from: a reagent by expiry, paper by age', () => {
    const reagent = eligibleLots(demo, 'WH-SY:SJ02001', today)
    expect(new Set(reagent.map((lot) => lot.expiryDate)).size).toBeGreaterThanOrEqual(3)
    const paper = eligibleLots(demo, 'WH-BG:BG01001', today)
    expect(new Set(paper.map((lot) => lot.receivedAt)).size).toBeGreaterThanOrEqual(3)
    const request = waiting(demo, 'approved').find((r) => r.lines[0]!.itemId === 'SJ02001')!
    const stock = demo.stock.find((s) => s._id === 'WH-SY:SJ02001')!
    const wanted = { quantity: request.lines[0]!.quantity, for: { requisitionId: request._id, lineId: 1 } }
    expect(allocate(stock, wanted, today, now).picks).toHaveLength(3)
  })

  test('valid codes for internal use, no two alike', () => {
    const codes = demo.items.flatMap((item) => item.barcodes.map((barcode) => barcode.code))
    expect(codes.filter((code) => !isEan13(code) || !/^2\d/.test(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
    expect(demo.items.filter((item) => item.barcodes.length > 1).length).toBeGreaterThan(100)
  })

  test('stocktakes stand in every state, and posting did everything that it can do', () => {
    expect(new Set(demo.stocktakes.map(({ status }) => status))).toEqual(
      new Set(['counting', 'reviewing', 'approving', 'posted', 'cancelled']),
    )
    expect(demo.stocktakes.some(({ blind, double }) => blind && double)).toBe(true)
    const linesIn = (status: string) => {
      const ids = demo.stocktakes.filter((one) => one.status === status).map(({ _id }) => _id)
      return demo.countLines.filter(({ stocktakeId }) => ids.includes(stocktakeId))
    }
    const outcomes = new Set(linesIn('posted').flatMap(({ outcome }) => outcome ?? []))
    expect([...outcomes].sort()).toEqual(['corrected', 'loss', 'moved', 'stuck', 'surplus'])
    expect(new Set(linesIn('counting').map(({ state }) => state))).toEqual(
      new Set(['toCount', 'toSecond', 'toRecount', 'counted']),
    )
    expect(linesIn('reviewing').some(({ undecided }) => undecided)).toBe(true)
    expect(linesIn('approving').some(({ undecided }) => undecided)).toBe(false)
    expect(new Set(demo.countFinds.map(({ status }) => status))).toEqual(new Set(['open', 'dismissed']))
    expect(demo.countRequests.map(({ status }) => status)).toEqual(['open'])
    const counted = new Set(demo.stocktakes.map(({ _id }) => _id))
    for (const { counts } of demo.itemCounts)
      for (const one of counts) expect(counted).toContain(one.stocktakeId)
    for (const { nextOn, lastStocktakeId } of demo.stocktakePlans) {
      expect(nextOn >= today).toBe(true)
      if (lastStocktakeId) expect(counted).toContain(lastStocktakeId)
    }
  })

  test('every reference leads somewhere', () => {
    const ids = (rows: readonly { _id: string }[]) => new Set(rows.map((row) => row._id))
    const [persons, places, kinds, shelves] = [
      ids(demo.people),
      ids(demo.departments),
      ids(demo.categories),
      ids(demo.locations),
    ]
    for (const person of demo.people) expect(places).toContain(person.departmentId)
    for (const { approverIds, parentId } of demo.departments) {
      // One under another may leave it to that one.
      if (parentId === null) expect(approverIds.length).toBeGreaterThanOrEqual(2)
      else expect(places).toContain(parentId)
      for (const id of approverIds) expect(persons).toContain(id)
    }
    for (const item of demo.items) {
      expect(kinds).toContain(item.categoryId)
      const units = [item.unit, ...item.units.map((unit) => unit.name)]
      for (const barcode of item.barcodes) expect(units).toContain(barcode.unit)
    }
    for (const { lots } of demo.stock) for (const lot of lots) expect(shelves).toContain(lot.locationId)
  })
})

test('the cast', () => {
  expect(people).toHaveLength(15)
  expect(new Set(people.flatMap((person) => person.roles))).toEqual(
    new Set(['staff', 'approver', 'clerk', 'admin']),
  )
  expect(demoAccounts.slice(0, 4).map(({ account }) => account)).toEqual([
    'staff',
    'approver',
    'clerk',
    'admin',
  ])
  const clerk = people.find((person) => person.account === 'clerk')!
  expect(clerk.warehouseIds).toEqual(['WH-BG', 'WH-SY'])
  expect(people.some((p) => p.roles.includes('staff') && p.roles.includes('approver'))).toBe(true)
  expect(people.every((person) => person.openid === `demo-${person.account}`)).toBe(true)
})

const waiting = (demo: DemoDocuments, ...states: Requisition['status'][]): Requisition[] =>
  demo.requisitions.filter((requisition) => states.includes(requisition.status))

const eligibleLots = (demo: DemoDocuments, stockId: string, today: string): Lot[] =>
  demo.stock.find((stock) => stock._id === stockId)!.lots.filter((lot) => eligibility(lot, today) === null)

const usable = (stock: Stock, today: string): number =>
  sum(stock.lots.filter((lot) => eligibility(lot, today) === null).map((lot) => lot.quantity))

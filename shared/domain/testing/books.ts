import type { Posting } from '../../schema/journal'
import type { Requisition } from '../../schema/requisition'
import type { Lot, Stock } from '../../schema/stock'
import { allocate } from '../allocation'
import { addDays, businessDay } from '../calendar'
import { issue, openQuantity } from '../issue'
import { receive } from '../receive'
import { decide, submit, withdraw } from '../requisition'
import { activeReservations, sum } from '../stock'
import { clerk, ethanol, locations, pen, person, signature } from './fixtures'

/** What may happen to a warehouse; numbers are folded into what fits at that moment. */
export type Step =
  | { do: 'receive'; item: number; quantity: number; place: number; expiresIn: number; price: number }
  | { do: 'submit'; who: number; quantities: number[] }
  | { do: 'decide'; which: number; who: number; verdict: number; cut: number }
  | { do: 'withdraw'; which: number; stranger: boolean }
  | { do: 'issue'; which: number; share: number; astray: boolean; reason: boolean }
  | { do: 'wait'; hours: number }

type StepOf<Kind extends Step['do']> = Extract<Step, { do: Kind }>

const ready: Record<'decide' | 'withdraw' | 'issue', Requisition['status'][]> = {
  decide: ['submitted'],
  withdraw: ['submitted', 'approved'],
  issue: ['approved', 'partlyIssued'],
}

export const items = [pen, ethanol]
const people = [person('p0'), person('p1', { roles: ['approver'] }), person('p2', { roles: ['approver'] })]
export const walk = (locationId: string): number => (locationId.endsWith('02') ? 1 : 2)

/**
 * Books kept by the domain through any steps, with what must hold at each of them. Every document is frozen:
 * a decision that changed its input would throw.
 */
export class Books {
  readonly stocks = new Map<string, Stock>()
  readonly requisitions: Requisition[] = []
  readonly postings: Posting[] = []
  /** How often each kind of step changed something. */
  readonly done = new Map<string, number>()
  #moment = Date.parse('2026-01-05T01:00:00.000Z')
  #number = 0

  get now(): string {
    return new Date(this.#moment).toISOString()
  }

  get today(): string {
    return businessDay(this.now)
  }

  readonly stockOf = (itemId: string): Stock | undefined => this.stocks.get(itemId)

  run(step: Step): void {
    this.#moment += 60_000
    const before = this.#number
    if (step.do === 'wait') this.#moment += step.hours * 3_600_000
    else if (step.do === 'receive') this.#receive(step)
    else if (step.do === 'submit') this.#submit(step)
    else {
      const requisition = this.#chosen(step)
      if (!requisition) return
      if (step.do === 'decide') this.#decide(requisition, step)
      else if (step.do === 'withdraw') this.#withdraw(requisition, step)
      else this.#issue(requisition, step)
    }
    if (this.#number > before) this.done.set(step.do, (this.done.get(step.do) ?? 0) + 1)
  }

  /** Mostly a document that waits for this step, at times any. */
  #chosen({ do: kind, which }: StepOf<'decide' | 'withdraw' | 'issue'>): Requisition | undefined {
    const waiting = this.requisitions.filter(({ status }) => ready[kind].includes(status))
    const from = which % 5 > 0 && waiting.length > 0 ? waiting : this.requisitions
    return from[which % from.length]
  }

  #receive({ item: index, quantity, place, expiresIn, price }: StepOf<'receive'>): void {
    const item = known(items[index])
    const line = {
      itemId: item._id,
      quantity,
      locationId: place === 0 ? 'W1:A-01' : 'W1:A-02',
      unitPriceFen: price,
      ...(item === ethanol ? { lotNo: 'L', expiryDate: addDays(this.today, expiresIn) } : {}),
    }
    const state = {
      item: (id: string) => items.find((candidate) => candidate._id === id),
      location: (id: string) => locations.find((location) => location._id === id),
      stock: this.stockOf,
    }
    const command = { no: `RK${this.#number}`, warehouseId: 'W1', lines: [line], receivedBy: clerk }
    const result = receive(state, command, this.now)
    ensure(result.ok, 'a good delivery is taken in')
    this.#keep(result.data.stocks, undefined, result.data.postings)
  }

  #submit({ who, quantities }: StepOf<'submit'>): void {
    const lines = items
      .map((item, index) => ({ itemId: item._id, quantity: quantities[index] ?? 0 }))
      .filter((line) => line.quantity > 0)
    if (lines.length === 0) return
    const command = {
      no: `LY${this.#number}`,
      requester: known(people[who]),
      warehouse: { _id: 'W1', name: '库' },
      // With the requester among them, on purpose: the rule must hold by itself.
      approvers: people,
      purpose: '用',
      urgent: false,
      lines,
    }
    const result = submit(this.stockOf, command, this.now)
    if (result.ok) this.#keep([], result.data)
  }

  #decide(requisition: Requisition, { who, verdict, cut }: StepOf<'decide'>): void {
    const decision = verdict < 8 ? 'approve' : verdict === 8 ? 'return' : 'reject'
    const quantities = new Map(verdict < 4 ? [[1, cut]] : [])
    const command = { by: known(people[who]), decision, quantities, comment: '意见' } as const
    const result = decide(requisition, this.stockOf, command, this.now)
    if (!result.ok) return
    ensure(command.by._id !== requisition.requester.id, 'the requester never decides')
    for (const stock of result.data.stocks) {
      const promised = sum(activeReservations(stock, this.now).map((promise) => promise.quantity))
      ensure(promised <= usable(stock, this.today), 'no more is promised than may be handed out')
    }
    this.#keep(result.data.stocks, result.data.requisition)
  }

  #withdraw(requisition: Requisition, { stranger }: StepOf<'withdraw'>): void {
    const by = known(people.find((one) => (one._id === requisition.requester.id) !== stranger))
    const result = withdraw(requisition, this.stockOf, { by }, this.now)
    if (!result.ok) return
    ensure(!stranger, 'nobody withdraws for another')
    ensure(requisition.issues.length === 0, 'what was handed out in part is not withdrawn')
    this.#keep(result.data.stocks, result.data.requisition)
    const promises = [...this.stocks.values()].flatMap((stock) => stock.reservations)
    ensure(!promises.some((p) => p.requisitionId === requisition._id), 'withdrawn promises end')
  }

  /**
   * By the proposal: whole, a part of it, or more than is open; or astray: the last usable row first,
   * with a reason or without, and at times more than the row holds.
   */
  #issue(requisition: Requisition, { share, astray, reason }: StepOf<'issue'>): void {
    const lines = requisition.lines
      .filter((line) => openQuantity(line) > 0)
      .map((line) => {
        if (share === 0 && !astray) return { lineId: line.lineId }
        const wanted = Math.max(1, Math.ceil((openQuantity(line) * share) / 3))
        return { lineId: line.lineId, picks: this.#picks(requisition, line, wanted, astray) }
      })
    const override = reason ? { overrideReason: '换批' } : {}
    const by = { ...clerk, grants: ['overrideLot' as const] }
    const checkedBy = { id: 'sun', name: '孙先生', at: this.now }
    const command = { no: `CK${this.#number}`, by, lines, signature, checkedBy, ...override }
    const result = issue(requisition, this.stockOf, command, walk, this.now)
    if (!result.ok) return
    for (const posting of result.data.postings) {
      const before = known(this.stockOf(posting.itemId))
      const after = known(result.data.stocks.find((stock) => stock.itemId === posting.itemId))
      const row = known(before.lots.find((lot) => lot.lotId === posting.lotId))
      ensure(isUsable(row, this.today), 'only usable lots are handed out')
      ensure(posting.quantity <= row.quantity, 'no more is taken from a row than it holds')
      if (!reason) this.#ensureNothingOlderLeft(before, row, after)
    }
    this.#keep(result.data.stocks, result.data.requisition, result.data.postings)
  }

  #ensureNothingOlderLeft(before: Stock, taken: Lot, after: Stock): void {
    const older = before.lots.filter(
      (lot) => isUsable(lot, this.today) && ageOf(before, lot) < ageOf(before, taken),
    )
    const left = new Set(after.lots.map((lot) => lot.lotId))
    ensure(!older.some((lot) => left.has(lot.lotId)), 'no older usable lot is passed over')
  }

  #picks(requisition: Requisition, line: Requisition['lines'][number], wanted: number, astray: boolean) {
    const stock = known(this.stockOf(line.itemId))
    if (astray) {
      const last = [...stock.lots].reverse().find((lot) => isUsable(lot, this.today))
      return last
        ? [takeOf(last, wanted % 3 === 0 ? last.quantity + 1 : Math.min(wanted, last.quantity))]
        : []
    }
    const own = { requisitionId: requisition._id, lineId: line.lineId }
    const { picks } = allocate(
      stock,
      { quantity: wanted, for: own, pickSequence: walk },
      this.today,
      this.now,
    )
    return picks.map((pick) => takeOf(pick.lot, pick.quantity))
  }

  #keep(stocks: readonly Stock[], requisition?: Requisition, postings: readonly Posting[] = []): void {
    this.#number++
    for (const stock of stocks) this.stocks.set(stock.itemId, frozen(stock))
    if (requisition) {
      const at = this.requisitions.findIndex((other) => other._id === requisition._id)
      this.requisitions.splice(at < 0 ? this.requisitions.length : at, 1, frozen(requisition))
    }
    this.postings.push(...postings)
  }
}

/** Sorts lots by the policy of their item, the next to go first. */
export const ageOf = ({ item }: Pick<Stock, 'item'>, lot: Lot): string =>
  item.policy === 'fefo' ? `${lot.expiryDate ?? '9999'} ${lot.receivedAt}` : lot.receivedAt

/** The rule once more in its own words, so that a mistake in the domain's cannot excuse itself. */
export const isUsable = (lot: Lot, today: string): boolean =>
  lot.status === 'available' && (lot.expiryDate === undefined || lot.expiryDate >= today)

export const usable = ({ lots }: Pick<Stock, 'lots'>, today: string): number =>
  sum(lots.filter((lot) => isUsable(lot, today)).map((lot) => lot.quantity))

export function ensure(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new Error(`broken: ${rule}`)
}

const takeOf = ({ lotId, locationId }: Lot, quantity: number) => ({ lotId, locationId, quantity })

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test asks for what there is not')
  return value
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

import { Lost, Refused, type Plain, type Wire } from './wire'

/** Everything that one client must find again. Each has documents of its own; accounts are everybody's. */
export class Client {
  /** What must be there, in order of insertion. */
  readonly things = new Map<string, Plain>()
  counter = 0
  /** Transfers whose commit was acknowledged. */
  readonly transfers = new Set<string>()
  /** The one request that got no answer, by the states that it may have left. */
  doubt: Doubt | undefined
  acknowledged = 0
  private made = 0

  constructor(
    readonly name: string,
    private readonly next: (n: number) => number,
  ) {}

  /** Works until no answer comes. */
  async work(wire: Wire, onAcknowledged: () => void): Promise<void> {
    for (;;) {
      try {
        await this.step(wire)
        this.acknowledged++
        onAcknowledged()
      } catch (error) {
        if (error instanceof Lost) return
        // Rivals may take what a transfer wants; everything else must succeed.
        if (!(error instanceof Refused) || error.code !== 'DATABASE_TRANSACTION_CONFLICT') throw error
      }
    }
  }

  private step(wire: Wire): Promise<void> {
    const dice = this.next(10)
    if (dice < 2) return this.add(wire, 1)
    if (dice < 3) return this.add(wire, 2 + this.next(8))
    if (dice < 5) return this.count(wire)
    if (dice < 6) return this.retag(wire)
    if (dice < 7) return this.remove(wire)
    return this.transfer(wire)
  }

  private async add(wire: Wire, count: number): Promise<void> {
    const documents = Array.from({ length: count }, () => this.make())
    const present = new Map(documents.map((document) => [document._id, document]))
    await this.doubting(
      { kind: 'things', before: new Map(documents.map(({ _id }) => [_id, undefined])), after: present },
      () => wire.add('things', documents),
    )
    for (const document of documents) this.things.set(document._id, document)
  }

  private async count(wire: Wire): Promise<void> {
    await this.doubting({ kind: 'counter', after: this.counter + 1 }, () =>
      wire.update('counters', this.name, { $inc: { n: 1 } }),
    )
    this.counter++
  }

  private async retag(wire: Wire): Promise<void> {
    const before = this.pick()
    if (before === undefined) return this.add(wire, 1)
    const [id, after] = [String(before['_id']), { ...before, tags: this.tags() }]
    await this.doubting(
      { kind: 'things', before: new Map([[id, before]]), after: new Map([[id, after]]) },
      () => wire.update('things', id, { $set: { tags: after.tags } }),
    )
    this.things.set(id, after)
  }

  private async remove(wire: Wire): Promise<void> {
    const before = this.pick()
    if (before === undefined) return this.add(wire, 1)
    const id = String(before['_id'])
    await this.doubting(
      { kind: 'things', before: new Map([[id, before]]), after: new Map([[id, undefined]]) },
      () => wire.remove('things', id),
    )
    this.things.delete(id)
  }

  /** Moves an amount between two of everybody's accounts and notes it in another collection, all or nothing. */
  private async transfer(wire: Wire): Promise<void> {
    const [from, to] = [`a${this.next(accounts)}`, `a${this.next(accounts)}`]
    if (from === to) return
    const id = `${this.name}-t${this.made++}`
    const amount = 1 + this.next(5)
    const transaction = await wire.begin()
    const left = (await wire.get('accounts', from, transaction)) as { amount: number }
    await wire.update('accounts', from, { $set: { amount: left.amount - amount } }, transaction)
    await wire.update('accounts', to, { $inc: { amount } }, transaction)
    await wire.add('ledger', [{ _id: id, from, to, amount, code: id, tags: this.tags() }], transaction)
    if (this.next(8) === 0) return void (await wire.abort(transaction))
    await this.doubting({ kind: 'transfer', id }, () => wire.commit(transaction))
    this.transfers.add(id)
  }

  private async doubting(doubt: Doubt, work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (error instanceof Lost) this.doubt = doubt
      throw error
    }
  }

  private make(): Plain & { _id: string } {
    const n = this.made++
    const _id = `${this.name}-${n}`
    return { _id, client: this.name, n, code: _id, tags: this.tags() }
  }

  private tags(): string[] {
    return Array.from({ length: this.next(4) }, () => `tag${this.next(6)}`)
  }

  private pick(): Plain | undefined {
    const all = [...this.things.values()]
    return all[this.next(Math.max(all.length, 1))]
  }
}

export type Doubt =
  | { kind: 'things'; before: Map<string, Plain | undefined>; after: Map<string, Plain | undefined> }
  | { kind: 'counter'; after: number }
  | { kind: 'transfer'; id: string }

export const accounts = 6
/** What every account begins with. */
export const firstAmount = 100

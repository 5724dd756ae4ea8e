import type { Database } from '../../conformance/sdks'
import type { Recorded, Step } from './types'

type Transaction = Awaited<ReturnType<Database['startTransaction']>>

/** Runs transactions over lists through the SDK and notes what each client saw, in the order in which it saw it. */
export class Recorder {
  readonly history: Recorded[] = []
  private events = 0
  private values = 0

  constructor(
    private readonly db: Database,
    private readonly collection: string,
    private readonly keys: readonly string[],
    private readonly next: (n: number) => number,
  ) {}

  /** One client: transactions and ordinary requests, one after the other. */
  async client(name: string, count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const dice = this.next(10)
      if (dice === 0) await this.ordinary(`${name}.${i}`, 'append')
      else if (dice === 1) await this.ordinary(`${name}.${i}`, 'read')
      else await this.transaction(`${name}.${i}`, this.next(10) === 0)
    }
  }

  /** Random steps, or those that are given as `r:key` and `a:key`. */
  async transaction(name: string, rollBack: boolean, steps = this.randomSteps()): Promise<void> {
    const transaction = await this.db.startTransaction()
    const one = this.note(name)
    try {
      for (const step of steps) one.steps.push(await this.step(transaction, step))
      if (rollBack) return void (await transaction.rollback('no more'))
      one.commitSent = ++this.events
      await transaction.commit()
      one.commitAt = ++this.events
      one.committed = true
    } catch (error) {
      if ((error as { code?: string }).code !== 'DATABASE_TRANSACTION_CONFLICT') throw error
    }
  }

  /** The lists as they are now. */
  async final(): Promise<Map<string, readonly number[]>> {
    const lists = new Map<string, readonly number[]>()
    for (const key of this.keys) lists.set(key, await this.read(this.db, key))
    return lists
  }

  private async ordinary(name: string, kind: 'read' | 'append'): Promise<void> {
    const one = this.note(name)
    const step = await this.step(this.db, `${kind === 'read' ? 'r' : 'a'}:${this.randomKey()}`)
    Object.assign(one, { steps: [step], committed: true, commitSent: step.sent, commitAt: step.at })
  }

  private async step(through: Database | Transaction, text: string): Promise<Step> {
    const key = text.slice(2)
    const sent = ++this.events
    if (text.startsWith('r')) {
      const list = await this.read(through, key)
      return { kind: 'read', key, list, sent, at: ++this.events }
    }
    const value = ++this.values
    const { push } = this.db.command
    await through
      .collection(this.collection)
      .doc(key)
      .update({ list: push([value]) })
    return { kind: 'append', key, value, sent, at: ++this.events }
  }

  private async read(through: Database | Transaction, key: string): Promise<number[]> {
    const { data } = (await through.collection(this.collection).doc(key).get()) as { data: unknown }
    // Inside a transaction the SDK answers the document itself, outside a list.
    return ((Array.isArray(data) ? data[0] : data) as { list: number[] }).list
  }

  private note(name: string): Recorded {
    const one = { name, steps: [], committed: false, commitSent: 0, commitAt: 0 }
    this.history.push(one)
    return one
  }

  private randomSteps(): string[] {
    return Array.from(
      { length: 1 + this.next(5) },
      () => `${this.next(5) < 3 ? 'r' : 'a'}:${this.randomKey()}`,
    )
  }

  private randomKey(): string {
    return this.keys[this.next(this.keys.length)] as string
  }
}

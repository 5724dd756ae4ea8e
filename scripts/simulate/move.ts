import type { InputOf, OperationName, OutputOf } from '../../shared/operations'
import type { LotRow, StockRow } from '../../shared/operations/stock'
import type { Item } from '../../shared/schema/masterdata'
import type { Choice } from './choice'
import type { Memory } from './memory'
import type { Weighted } from './steps'

/** A command that a client is about to send. */
export interface Command<N extends OperationName = OperationName> {
  account: string
  operation: N
  input: InputOf<N>
  /** What the clients learn from its answer. */
  learn?: (data: OutputOf<N>) => void
}

/** Keeps the types of a command's operation together where many kinds meet. */
export const command = <N extends OperationName>(wanted: Command<N>): Command => wanted as unknown as Command

/** A place where clients work, with who works there. */
export interface Site {
  warehouseId: string
  clerks: readonly string[]
  /** Locations by kind of zone. */
  qualified: readonly string[]
  inspection: readonly string[]
  rejected: readonly string[]
}

/** What moves look at: the organisation, what clients know, and queries as an app makes them. */
export interface World {
  /** Items that the simulation made for itself, few, so that clients meet. */
  items: readonly Item[]
  sites: readonly Site[]
  staff: readonly string[]
  /** Who signs off for a department, whoever asks. */
  approvers: readonly string[]
  supplierId: string
  today: string
  memory: Memory
  /** A query as the account; undefined when it is refused or the answer is lost. */
  ask<N extends OperationName>(
    account: string,
    operation: N,
    input: InputOf<N>,
  ): Promise<OutputOf<N> | undefined>
}

/** One kind of thing that people do. Answers undefined when there is nothing to do it with. */
export interface Move extends Weighted {
  prepare(world: World, choice: Choice): Promise<Command | undefined> | Command | undefined
}

export type LotOf = StockRow & { lots: LotRow[] }

/** The rows of an item in a warehouse, as a clerk sees them. */
export async function lotsIn(world: World, site: Site, itemId: string): Promise<LotRow[]> {
  const account = site.clerks[0]
  const answer = account && (await world.ask(account, 'stock.item', { itemId }))
  return (answer && answer.stocks.find((stock) => stock.warehouseId === site.warehouseId)?.lots) || []
}

export const siteOf = (world: World, warehouseId: string): Site | undefined =>
  world.sites.find((site) => site.warehouseId === warehouseId)

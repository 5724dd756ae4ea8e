import { linesOfStock } from '../../../shared/domain/stocktake/make-lines'
import { afterOpeningStep, cancel, open } from '../../../shared/domain/stocktake/open-steps'
import { mayBeEmpty, scopeText, type ScopeFilter } from '../../../shared/domain/stocktake/scope'
import type { By } from '../../../shared/schema/common'
import type { Person } from '../../../shared/schema/person'
import type { CountArea, Stocktake, StocktakeKind, StocktakeScope } from '../../../shared/schema/stocktake'
import { locations } from '../locations'
import { categories, warehouses } from '../organisation'
import type { Random } from '../random'
import { instant } from '../working-time'
import { allowed, type World } from '../world'

export interface Opening {
  kind: StocktakeKind
  name: string
  warehouseId: string
  scope: StocktakeScope
  /** A person's id; the timer opens what a plan says. */
  openedBy: string
  blind?: boolean
  double?: boolean
  dueOn?: string
  /** Left out: one area, open to the clerks of the warehouse. */
  areas?: CountArea[]
  planId?: string
}

/** Who acts when nobody does: as the function's own caller for timers. */
const TIMER = { _id: 'system', name: '系统', departmentName: '系统' }

export const locationById = new Map(locations.map((location) => [location._id, location]))

export const byOf = ({ _id, name }: Pick<Person, '_id' | 'name'>): By => ({ id: _id, name })

export const actorOf = (world: World, id: string) => (id === TIMER._id ? TIMER : world.person(id))

/** Opens a stocktake and makes its lines; answers its number. */
export function openStocktake(world: World, opening: Opening, random: Random, moment: number): string {
  const at = instant(moment)
  const no = world.nextNumber('PD', at)
  const actor = actorOf(world, opening.openedBy)
  const warehouse = warehouses.find(({ _id }) => _id === opening.warehouseId)
  if (!warehouse) throw new Error(`demo data: no warehouse ${opening.warehouseId}`)
  const { kind, name, scope, blind = false, double = false, dueOn, planId } = opening
  const areas = opening.areas ?? [{ areaId: 0, name: '全部', counters: [], seconds: [] }]
  const text = textOf(world, warehouse, scope)
  const lines = rowsOf(world, no, warehouse._id, areas, scope, at)
  const command = {
    ...{ no, by: byOf(actor), kind, name, warehouse, scope, scopeText: text, blind, double, frozen: false },
    ...{ dueOn, areas, planId, lines: lines.length, mayBeEmpty: mayBeEmpty(scope) },
  }
  const opened = allowed(open(command, at))
  const record = { actor, at, warehouseId: warehouse._id, document: { type: 'stocktake' as const, id: no } }
  const device = opening.openedBy === TIMER._id ? { device: 'timer' } : {}
  world.record(
    {
      ...record,
      ...device,
      operation: device.device ? 'timer.stocktakePlans' : 'stocktake.open',
      input: { kind, name, warehouseId: warehouse._id, scope, blind, double, dueOn },
      summary: `开盘 ${no}：${name}，${text}，约 ${lines.length} 行，${blind ? '盲盘' : '明盘'}${double ? '、双人' : ''}`,
      postings: [],
    },
    random,
  )
  const made = { lines, lastItemId: null, finished: true }
  world.stocktakes.set(no, allowed(afterOpeningStep(opened, 0, made, byOf(actor), at)))
  for (const line of lines) world.countLines.set(line._id, line)
  world.record(
    {
      ...record,
      ...device,
      operation: device.device ? 'timer.stocktakeWork' : 'stocktake.advance',
      input: { stocktakeId: no, step: 0 },
      summary: `生成盘点明细 ${no} 第 1 步：${lines.length} 行，共 ${lines.length} 行，开始盘点`,
      postings: [],
    },
    random,
  )
  return no
}

/** Somebody thinks better of it. */
export function cancelStocktake(
  world: World,
  { no, by, reason }: { no: string; by: string; reason: string },
  random: Random,
  moment: number,
): void {
  const at = instant(moment)
  const actor = world.person(by)
  const stocktake = allowed(cancel(stocktakeOf(world, no), byOf(actor), reason, at))
  world.stocktakes.set(no, stocktake)
  world.record(
    {
      operation: 'stocktake.cancel',
      actor,
      at,
      input: { stocktakeId: no, reason },
      summary: `取消盘点单 ${no}，原因：${reason}`,
      warehouseId: stocktake.warehouseId,
      document: { type: 'stocktake', id: no },
      postings: [],
    },
    random,
  )
}

export function stocktakeOf(world: World, no: string): Stocktake {
  const found = world.stocktakes.get(no)
  if (!found) throw new Error(`demo data: no stocktake ${no}`)
  return found
}

/** Lines of a stocktake in walking order. */
export const linesOf = (world: World, no: string) =>
  [...world.countLines.values()]
    .filter(({ stocktakeId }) => stocktakeId === no)
    .sort((a, b) => a.sequence - b.sequence || (a._id < b._id ? -1 : 1))

function rowsOf(
  world: World,
  no: string,
  warehouseId: string,
  areas: CountArea[],
  scope: StocktakeScope,
  at: string,
) {
  const filter: ScopeFilter = {
    ...(scope.zones ? { zones: new Set(scope.zones) } : {}),
    ...(scope.locationIds ? { locationIds: new Set(scope.locationIds) } : {}),
    ...(scope.categoryIds ? { categoryIds: new Set(scope.categoryIds) } : {}),
    ...(scope.itemIds ? { itemIds: new Set(scope.itemIds) } : {}),
  }
  const items = new Map([...world.items, ...world.pieces].map(({ item }) => [item._id, item]))
  return [...world.stocks.values()]
    .filter((stock) => stock.warehouseId === warehouseId)
    .flatMap((stock) =>
      linesOfStock({ _id: no, warehouseId, areas }, stock, { filter, locations: locationById, items }, at),
    )
}

const textOf = (world: World, { zones }: (typeof warehouses)[number], scope: StocktakeScope): string =>
  scopeText(scope, {
    zone: (code) => zones.find((zone) => zone.code === code)?.name ?? code,
    location: (id) => locationById.get(id)?.code ?? id,
    category: (id) => categories.find(({ _id }) => _id === id)?.name ?? id,
    item: (id) => world.item(id).item.name,
    person: (id) => world.person(id).name,
  })

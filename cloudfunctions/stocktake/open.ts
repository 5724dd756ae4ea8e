import { mayRun } from '../../shared/domain/stocktake/access'
import { open } from '../../shared/domain/stocktake/open-steps'
import { mayBeEmpty } from '../../shared/domain/stocktake/scope'
import { stocktakeKindText } from '../../shared/domain/stocktake/words'
import { ok, reject, type Rejection, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { StocktakeView } from '../../shared/operations/stocktake-view'
import type { Stocktake } from '../../shared/schema/stocktake'
import { _ } from '../runtime/app'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import type { Handler } from '../runtime/define-function'
import { settings, warehouseById } from '../runtime/directory'
import { freezeWrites } from '../runtime/freeze'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { find } from '../runtime/store'
import { markGoods } from './mark-goods'
import { rowsInScope } from './preview'
import { readAreas } from './read-areas'
import { nameScope, readFilter } from './read-scope'
import { noTallies, stocktakeView } from './view'

export const openHandler: Handler<'stocktake.open'> = async (input, call) => {
  if (!mayRun(call.caller, input.warehouseId)) {
    const warehouse = await warehouseById(input.warehouseId)
    return warehouse
      ? reject('WAREHOUSE_FORBIDDEN', { warehouseName: warehouse.name })
      : reject('NOT_FOUND', { what: '仓库' })
  }
  return openStocktake(call, input)
}

/**
 * Opens a stocktake in the state `opening`; its lines are made by `advanceOnce`. Whether the caller may is decided before:
 * a timer opens what a plan says. The rows are counted outside the transaction: what is made of them are lines without
 * quantities, so nothing rests on their being exact.
 */
export async function openStocktake(
  call: CallContext,
  input: InputOf<'stocktake.open'>,
  { planId }: { planId?: string } = {},
): Promise<Result<StocktakeView>> {
  const warehouse = await warehouseById(input.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  if (warehouse.status !== 'active') return reject('WAREHOUSE_DISABLED', { warehouseName: warehouse.name })
  const { kind, name, scope, double = false, frozen = false, dueOn, countRequestIds } = input
  if (dueOn && dueOn < call.today) {
    return reject('INVALID_INPUT', { problem: '截止日期已经过去，请改为今天或以后' })
  }
  const text = await nameScope(warehouse, scope)
  if (!text.ok) return text
  const areas = await readAreas(input.areas, warehouse, double)
  if (!areas.ok) return areas
  const unfit = await refuseRequests(warehouse._id, countRequestIds)
  if (unfit) return unfit
  const filter = await readFilter(warehouse._id, scope, call.today)
  const rows = await rowsInScope(warehouse._id, filter)
  const blind = input.blind ?? (await settings('stocktake')).blindDefault
  const by = { id: call.caller._id, name: call.caller.name }
  const no = await nextNumber('PD', call.today)
  const command = {
    ...{ no, by, kind, name, warehouse, scope, scopeText: text.data, blind, double, frozen, dueOn, planId },
    ...{ countRequestIds, areas: areas.data, lines: rows.length, mayBeEmpty: mayBeEmpty(scope) },
  }
  const result = await commit<StocktakeView>(call, async (_snapshot, now) => {
    const decision = open(command, now)
    if (!decision.ok) return decision
    return ok({
      writes: [
        { kind: 'insert', collection: 'stocktakes', document: decision.data },
        ...freezeWrites(decision.data, now),
      ],
      journal: {
        summary: summaryOf(decision.data),
        postings: [],
        document: { type: 'stocktake', id: no },
        warehouseId: warehouse._id,
      },
      answer: await stocktakeView(decision.data, call, noTallies),
    })
  })
  const opened = result.ok ? result.data.stocktake : undefined
  returnUnlessUsed(no, result, opened?._id)
  if (opened?._id === no) await markGoods(opened, filter)
  return result
}

function summaryOf({ _id, kind, warehouseName, scopeText, job, blind, double, frozen }: Stocktake): string {
  const how = [blind ? '盲盘' : '明盘', ...(double ? ['双人'] : []), ...(frozen ? ['冻结收发'] : [])]
  return `开盘 ${_id}：${warehouseName}${stocktakeKindText[kind]}，${scopeText}，约 ${job?.total ?? 0} 行，${how.join('、')}`
}

/** Short shelves that the stocktake is to answer: of this warehouse, and nobody has answered them yet. */
async function refuseRequests(
  warehouseId: string,
  ids: readonly string[] | undefined,
): Promise<Rejection | null> {
  if (!ids?.length) return null
  const found = await find('countRequests', { _id: _.in([...ids]) })
  const missing = ids.find((id) => !found.some((each) => each._id === id && each.warehouseId === warehouseId))
  if (missing) return reject('NOT_FOUND', { what: '这个仓库里的待盘点库位' })
  const done = found.find(({ status }) => status === 'done')
  return done ? reject('ALREADY_HANDLED', { state: `${done.item.name}已盘点` }) : null
}

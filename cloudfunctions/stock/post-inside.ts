import type { Adjusted, InsideCommand, InsideState } from '../../shared/domain/adjustments/state'
import type { DocumentPrefix } from '../../shared/domain/document-numbers'
import { refuseWarehouse } from '../../shared/domain/rights'
import { locationCode } from '../../shared/domain/stock'
import { formatQuantity } from '../../shared/domain/units'
import { ok, reject, type Rejection, type Result } from '../../shared/errors'
import type { Adjustment, AdjustmentKind, AdjustmentLine } from '../../shared/schema/adjustment'
import type { Location } from '../../shared/schema/masterdata'
import { _ } from '../runtime/app'
import { assetWrites } from '../runtime/asset-writes'
import { commit } from '../runtime/commit'
import type { CallContext } from '../runtime/context'
import { locationById, locationsOf, warehouseById } from '../runtime/directory'
import { nextNumber, returnUnlessUsed } from '../runtime/numbers'
import { ledgerWrites, snapshotLedger } from '../runtime/stock-access'
import { find } from '../runtime/store'

export interface InsideScope {
  prefix: Extract<DocumentPrefix, 'YK' | 'ZT' | 'CF' | 'HB'>
  warehouseId: string
  itemIds: readonly string[]
  /** Locations that the decision asks for: those of the target. */
  locationIds: readonly string[]
}

type Decide = (state: InsideState, command: InsideCommand, now: string) => Result<Adjusted>

/**
 * The one path of a change inside a warehouse: right, number, books of its items, decision, document. One stock document
 * an item is read and written, the document and the journal entry are inserted.
 */
export async function postInside(
  call: CallContext,
  scope: InsideScope,
  decide: Decide,
): Promise<Result<Adjustment>> {
  const warehouse = await warehouseById(scope.warehouseId)
  if (!warehouse) return reject('NOT_FOUND', { what: '仓库' })
  const refused = refuseWarehouse(call.caller, warehouse)
  if (refused) return refused
  const locations = await locationsFor(scope)
  const no = await nextNumber(scope.prefix, call.today)
  const by = { id: call.caller._id, name: call.caller.name }

  const result = await commit<Adjustment>(call, async (snapshot, now) => {
    const { ledger, before } = await snapshotLedger(snapshot, warehouse._id, scope.itemIds, now)
    const state = { warehouse, ledger, location: (id: string) => locations.get(id) }
    const decision = decide(state, { no, by }, now)
    if (!decision.ok) return decision
    const { adjustment, closed } = decision.data
    const document = { type: 'adjustment' as const, id: no }
    const { reason } = adjustment
    const assets = await assetWrites(
      snapshot,
      closed,
      { document, by, ...(reason ? { note: reason } : {}) },
      now,
    )
    if (!assets.ok) return assets
    return ok({
      writes: [
        ...ledgerWrites(before, closed.stocks),
        ...assets.data,
        { kind: 'insert', collection: 'adjustments', document: adjustment },
      ],
      journal: {
        summary: summaryOf(adjustment),
        postings: closed.postings,
        document,
        warehouseId: warehouse._id,
      },
      answer: adjustment,
    })
  })
  returnUnlessUsed(no, result, result.ok ? result.data._id : undefined)
  return result.ok ? result : namingPeople(result)
}

async function locationsFor({
  warehouseId,
  locationIds,
}: InsideScope): Promise<ReadonlyMap<string, Location>> {
  if (locationIds.length === 0) return new Map()
  const locations = new Map(await locationsOf(warehouseId))
  for (const id of locationIds) {
    const fresh = locations.has(id) ? undefined : await locationById(id)
    if (fresh) locations.set(id, fresh)
  }
  return locations
}

/** `移库 中性笔 ×20 支 A-01-01-01→A-02-01-01，移库单 YK…`: what an auditor reads. */
export function summaryOf(adjustment: Adjustment): string {
  const { _id, kind, lines, reason } = adjustment
  const [first] = lines
  const goods = lines
    .slice(0, 2)
    .map((line) => lineText(kind, line))
    .join('、')
  const more = lines.length > 2 ? ` 等 ${lines.length} 行` : ''
  const verb = kind === 'status' && first?.to.status === 'available' ? '解冻' : verbs[kind]
  return `${verb} ${goods}${more}，单号 ${_id}${reason ? `，原因：${reason}` : ''}`
}

const verbs: Record<AdjustmentKind, string> = { move: '移库', status: '冻结', split: '拆批', merge: '并批' }

function lineText(kind: AdjustmentKind, { item, quantity, from, to, lot }: AdjustmentLine): string {
  const goods = `${item.name} ×${formatQuantity(quantity, item.scale)} ${item.unit}`
  const place = locationCode(from.locationId)
  if (kind === 'move') return `${goods} ${place}→${locationCode(to.locationId)}`
  const batch = `批次 ${lot.lotNo ?? lot.lotId}`
  if (kind === 'status') return `${goods}（${place}，${batch}）`
  return `${goods}（${place}，${lot.lotId}→${to.lotId ?? lot.lotId}）`
}

/** Whom it concerns, so that the clerk can ask them: people instead of bare numbers. */
async function namingPeople(rejection: Rejection): Promise<Rejection> {
  if (rejection.code !== 'PROMISED_GOODS') return rejection
  const ids = (rejection.details?.requisitionIds ?? []) as string[]
  const fields = ['_id', 'requester', 'departmentName']
  const found = await find('requisitions', { _id: _.in(ids.slice(0, 3)) }, { limit: 3, fields })
  const named = found.map(
    ({ _id, requester, departmentName }) => `${requester.name}（${departmentName}，${_id}）`,
  )
  if (named.length === 0) return rejection
  const documents = named.join('、') + (ids.length > 3 ? ` 等 ${ids.length} 张单` : '')
  return { ...rejection, details: { ...rejection.details, documents } }
}

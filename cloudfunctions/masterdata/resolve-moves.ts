import { documentKindOf } from '../../shared/domain/document-numbers'
import { maySeeValue, maySeeWarehouse, mayWorkIn } from '../../shared/domain/rights'
import { isOnTheWay, transferStatusText } from '../../shared/domain/transfer/document'
import type { Resolved } from '../../shared/operations/masterdata'
import type { Caller } from '../../shared/schema/person'
import { get } from '../runtime/store'

/** The number of a transfer or of a change inside a warehouse; undefined for others' and for all other numbers. */
export async function movedGoods(code: string, caller: Caller): Promise<Resolved | undefined> {
  const kind = documentKindOf(code)
  if (!maySeeValue(caller)) return undefined
  if (kind?.type === 'transfer') return transferOf(code, caller)
  if (kind?.type !== 'adjustment') return undefined
  const found = await get('adjustments', code)
  if (!found || !maySeeWarehouse(caller, found.warehouseId)) return undefined
  const state = found.status === 'posted' ? '已记账' : '已冲销'
  return { kind: 'adjustment', adjustmentId: code, name: kind.name, state }
}

async function transferOf(code: string, caller: Caller): Promise<Resolved | undefined> {
  const found = await get('transfers', code)
  if (!found || !found.warehouseIds.some((id) => maySeeWarehouse(caller, id))) return undefined
  const send = found.status === 'requested' && mayWorkIn(caller, found.fromWarehouseId)
  const receive = isOnTheWay(found) && mayWorkIn(caller, found.toWarehouseId)
  return {
    kind: 'transfer',
    transferId: code,
    state: transferStatusText[found.status],
    ...(send ? { next: 'send' as const } : receive ? { next: 'receive' as const } : {}),
  }
}

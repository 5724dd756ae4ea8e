import { hasRole, visibleWarehouses } from '../../shared/domain/rights'
import { ok, reject, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { Caller } from '../../shared/schema/person'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { get, type Where } from '../runtime/store'
import { newestFirst } from '../runtime/time-pages'
import { maySeeTransfer, notFound, transferRow, transferView } from './view'

export const getTransfer: Handler<'transfer.get'> = async ({ transferId }, { caller }) => {
  const transfer = await get('transfers', transferId)
  if (!transfer || !maySeeTransfer(caller, transfer)) return notFound(transferId)
  return ok(transferView(transfer, caller))
}

export const listTransfers: Handler<'transfer.list'> = async ({ view, ...page }, { caller }) => {
  const where = views[view](caller)
  if (!where.ok) return where
  const { rows, nextCursor } = await newestFirst('transfers', where.data, 'createdAt', page)
  return ok({ rows: rows.map((row) => transferRow(row, caller)), nextCursor })
}

const onTheWay = () => _.in(['sent', 'partlyReceived'])
const forClerks = (caller: Caller, where: Where): Result<Where> =>
  hasRole(caller, 'clerk') ? ok(where) : reject('FORBIDDEN')

const views: Record<InputOf<'transfer.list'>['view'], (caller: Caller) => Result<Where>> = {
  toSend: (caller) => forClerks(caller, { fromWarehouseId: _.in(caller.warehouseIds), status: 'requested' }),
  toReceive: (caller) => forClerks(caller, { toWarehouseId: _.in(caller.warehouseIds), status: onTheWay() }),
  onTheWay: (caller) => forClerks(caller, { fromWarehouseId: _.in(caller.warehouseIds), status: onTheWay() }),
  all: (caller) => {
    const visible = visibleWarehouses(caller)
    return ok(visible ? { warehouseIds: _.in([...visible]) } : {})
  },
}

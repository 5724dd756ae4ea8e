import { changeStatus } from '../../shared/domain/adjustments/change-status'
import { mergeLots } from '../../shared/domain/adjustments/merge'
import { moveStock } from '../../shared/domain/adjustments/move'
import { splitLot } from '../../shared/domain/adjustments/split'
import type { Handler } from '../runtime/define-function'
import { postInside } from './post-inside'

/** 移库: rows to other locations of the warehouse. */
export const move: Handler<'stock.move'> = (input, call) => {
  const { warehouseId, lines, reason, confirmed } = input
  const rows = lines.map(({ fromLocationId, status = 'available' as const, ...line }) => ({
    ...line,
    locationId: fromLocationId,
    status,
  }))
  const itemIds = lines.map((line) => line.itemId)
  const locationIds = lines.map((line) => line.toLocationId)
  return postInside(call, { prefix: 'YK', warehouseId, itemIds, locationIds }, (state, base, now) =>
    moveStock(state, { ...base, ...given({ reason, confirmed }), lines: rows }, now),
  )
}

/** 冻结、解冻 of a lot at one location, or of a part of it. */
export const changeLotStatus: Handler<'stock.changeStatus'> = (input, call) => {
  const { warehouseId, itemId, lotId, locationId, to, quantity, reason, confirmed } = input
  const scope = { prefix: 'ZT', warehouseId, itemIds: [itemId], locationIds: [locationId] } as const
  return postInside(call, scope, (state, base, now) =>
    changeStatus(
      state,
      { ...base, itemId, lotId, locationId, to, reason, ...given({ quantity, confirmed }) },
      now,
    ),
  )
}

/** 拆批: a part of a lot becomes a lot of its own. */
export const split: Handler<'stock.splitLot'> = (input, call) => {
  const { warehouseId, itemId, lotId, locationId, status = 'available', quantity, lotNo, reason } = input
  const scope = { prefix: 'CF', warehouseId, itemIds: [itemId], locationIds: [] } as const
  return postInside(call, scope, (state, base, now) =>
    splitLot(
      state,
      { ...base, itemId, lotId, locationId, status, quantity, ...given({ lotNo, reason }) },
      now,
    ),
  )
}

/** 并批: lots that are alike become one. */
export const merge: Handler<'stock.mergeLots'> = (input, call) => {
  const { warehouseId, itemId, locationId, status = 'available', lotIds, reason } = input
  const scope = { prefix: 'HB', warehouseId, itemIds: [itemId], locationIds: [] } as const
  return postInside(call, scope, (state, base, now) =>
    mergeLots(state, { ...base, itemId, locationId, status, lotIds, ...given({ reason }) }, now),
  )
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without what was left out or left empty. */
const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Given<T>

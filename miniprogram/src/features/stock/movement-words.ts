import type { Movement } from '@shared/operations/stock'
import { operationTitle } from '@shared/operations'

const kinds: Record<string, string> = {
  'inbound.receive': '入库',
  'outbound.issue': '领用出库',
  // The second person's word posts the issue.
  'outbound.check': '领用出库',
  'stock.changeStatus': '状态变更',
  'stocktake.advance': '盘点',
  'timer.stocktakeWork': '盘点',
}

/** 领用出库 · 检验科: what kind of movement, and where from or where to. */
export const movementTitle = ({
  operation,
  counterpart,
}: Pick<Movement, 'operation' | 'counterpart'>): string => {
  const kind = kinds[operation] ?? operationTitle(operation)
  return counterpart && !kind.startsWith(counterpart) ? `${kind} · ${counterpart}` : kind
}

/** The shelves it touched, each once: A-01-02、A-01-03; more than three are counted. */
export function shelvesOf({ lots }: Pick<Movement, 'lots'>): string {
  const shelves = [...new Set(lots.map(({ location }) => location))]
  return shelves.length > 3
    ? `${shelves.slice(0, 2).join('、')} 等 ${shelves.length} 个库位`
    : shelves.join('、')
}

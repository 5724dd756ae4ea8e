import { rackOf } from '@shared/domain/location-code'
import { mayWorkIn } from '@shared/domain/rights'
import type { Resolved } from '@shared/operations/masterdata'
import type { SheetAction } from '@/components/action-sheet'
import { openPage, openStock } from '@/lib/nav'
import { hasRole, type Me } from '@/lib/session'

/** A shelf: counting it where it is to be counted, what lies there, and moving something from it, for those who keep it. */
export function locationActions(
  { location, counts = [] }: Extract<Resolved, { kind: 'location' }>,
  me: Me,
): SheetAction[] {
  const counting = counts.map(({ stocktakeId: id, name }, index): SheetAction => ({
    id: index === 0 ? 'action-count' : `action-count-${index + 1}`,
    text: '盘点此库位',
    note: name,
    icon: 'count',
    onTap: () => openPage('countLocation', { id, location: location._id }),
  }))
  const stock: SheetAction = {
    id: 'action-stock',
    text: '查看本库库存',
    icon: 'box',
    onTap: () => openStock({ warehouseId: location.warehouseId }),
  }
  if (!hasRole(me, 'clerk', 'admin')) return [...counting, stock]
  const look: SheetAction = {
    id: 'action-location',
    text: '看这里放了什么',
    icon: 'location',
    onTap: () => openPage('location', { id: location._id }),
  }
  const move: SheetAction = {
    id: 'action-move',
    text: '从这里移库',
    note: '接着扫物资和目标库位',
    icon: 'transfer',
    onTap: () => openPage('move', { from: location._id }),
  }
  const count: SheetAction = {
    id: 'action-count-now',
    text: '临时盘点',
    note: '马上数一下这个库位',
    icon: 'count',
    onTap: () => openPage('stocktakeNew', { location: location._id }),
  }
  if (mayWorkIn(me, location.warehouseId)) {
    return counting.length > 0 ? [...counting, look, move, stock] : [look, move, count, stock]
  }
  const rack: SheetAction = {
    id: 'action-rack',
    text: '看这排货架',
    note: '库位容量、走货顺序、停用、标签',
    icon: 'warehouse',
    onTap: () => openPage('rack', { id: location.warehouseId, rack: rackOf(location.code) }),
  }
  return [...counting, ...(hasRole(me, 'admin') ? [look, rack, stock] : [look, stock])]
}

/** A transfer: the step that waits for this person's side first. */
export function transferActions({
  transferId: id,
  next,
}: Extract<Resolved, { kind: 'transfer' }>): SheetAction[] {
  const look: SheetAction = {
    id: 'action-transfer',
    text: '查看调拨单',
    icon: 'document',
    onTap: () => openPage('transfer', { id }),
  }
  if (next === 'send') {
    const send = () => openPage('transferSend', { id })
    return [{ id: 'action-send', text: '拣货发出', icon: 'pick', onTap: send }, look]
  }
  if (next === 'receive') {
    const receive = () => openPage('transferReceive', { id })
    return [{ id: 'action-receive-transfer', text: '收货上架', icon: 'receive', onTap: receive }, look]
  }
  return [look]
}

import type { AssetAction, AssetEvent, AssetStatus, Holder } from '@shared/schema/asset'
import type { Tone } from '@/components/state-tag'
import { locationCode } from '@shared/domain/stock'

export const statusTone: Record<AssetStatus, Tone> = {
  inStock: 'success',
  issued: 'brand',
  lent: 'warning',
  external: 'warning',
  inTransit: 'brand',
  scrapped: 'neutral',
  lost: 'danger',
  returnedToSupplier: 'neutral',
  withdrawn: 'neutral',
}

const actionText: Record<AssetAction, string> = {
  received: '入库',
  moved: '库内移动',
  issued: '领用',
  lent: '借出',
  sentOut: '外发',
  returned: '归还入库',
  sent: '调拨发出',
  arrived: '调拨到货',
  scrapped: '报废',
  lost: '丢失',
  found: '找回入库',
  returnedToSupplier: '退回供应商',
  offered: '发起交接',
  handedOver: '交接完成',
  refused: '不接收交接',
  takenBack: '撤回交接',
  reversed: '冲销',
}

/** 领用：张晓雯 · 理化检验室. */
export function eventTitle({ action, holder, locationId }: AssetEvent): string {
  const where = holder ? holderText(holder) : locationId ? `库位 ${locationCode(locationId)}` : ''
  const plain = action === 'offered' || action === 'refused' || action === 'takenBack'
  return where && !plain ? `${actionText[action]}：${where}` : actionText[action]
}

export const holderText = ({ person, department, external }: Holder): string =>
  external ?? [person?.name, department?.name].filter(Boolean).join(' · ')

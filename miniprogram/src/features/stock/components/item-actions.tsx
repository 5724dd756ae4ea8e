import { useState } from 'react'
import { mayWorkIn } from '@shared/domain/rights'
import { formatQuantity } from '@shared/domain/units'
import type { OutputOf } from '@shared/operations'
import { addToBasket } from '@/features/requisition/basket'
import { ActionSheet } from '@/components/action-sheet'
import { BottomBar, type BarAction } from '@/components/bottom-bar'
import { toast } from '@/lib/feedback'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { writeStored } from '@/lib/storage'

type Stocks = OutputOf<'stock.item'>['stocks']

/** What this person may do with the item: 入库 and 盘点 for its clerks, 领用 for everybody. */
export function ItemActions({ data }: { data: OutputOf<'stock.item'> }) {
  const { item, stocks } = data
  const me = useMe()
  const [choosing, setChoosing] = useState(false)
  const [counting, setCounting] = useState(false)
  const offers = stocks.filter(({ available }) => available > 0)

  const request = ({ warehouseId, warehouseName, available }: Stocks[number]) => {
    addToBasket(warehouseId, item._id, item, available)
    toast.success(`已加入${warehouseName}的领用清单`)
    writeStored('warehouseId', warehouseId)
    openPage('catalog')
  }
  const start = () => {
    const [only] = offers
    if (offers.length === 1 && only) request(only)
    else setChoosing(true)
  }
  const requestAction: BarAction = {
    id: 'request',
    text: offers.length > 0 ? '领用' : '暂时缺货',
    icon: offers.length > 0 ? 'basket' : undefined,
    disabled: offers.length === 0 || item.status === 'disabled',
    onTap: start,
  }
  const own = me && stocks.find(({ warehouseId }) => mayWorkIn(me, warehouseId))
  const receiveAction: BarAction = {
    id: 'receive',
    text: '入库',
    icon: 'receive',
    disabled: item.status === 'disabled',
    onTap: () => openPage('receive', { itemId: item._id, warehouseId: own?.warehouseId }),
  }
  const isClerk = me?.roles.includes('clerk')
  const kept = stocks.filter(({ warehouseId }) => me && mayWorkIn(me, warehouseId))
  const count = ({ warehouseId }: Stocks[number]) =>
    openPage('stocktakeNew', { warehouse: warehouseId, item: item._id })
  const startCount = () => {
    const [only] = kept
    if (kept.length === 1 && only) count(only)
    else setCounting(true)
  }
  const countAction: BarAction = { id: 'count-item', text: '盘点', kind: 'text', onTap: startCount }
  return (
    <>
      {isClerk ? (
        <BottomBar
          primary={receiveAction}
          secondary={requestAction}
          {...(kept.length > 0 ? { tertiary: countAction } : {})}
        />
      ) : (
        <BottomBar primary={requestAction} />
      )}
      <ActionSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        title="从哪个仓库领用"
        actions={offers.map((stock) => ({
          id: `request-${stock.warehouseId}`,
          text: stock.warehouseName,
          note: `可用 ${formatQuantity(stock.available, item.scale)} ${item.unit}`,
          icon: 'warehouse' as const,
          onTap: () => request(stock),
        }))}
      />
      <ActionSheet
        open={counting}
        onClose={() => setCounting(false)}
        title="盘点哪个仓库的"
        actions={kept.map((stock) => ({
          id: `count-${stock.warehouseId}`,
          text: stock.warehouseName,
          icon: 'warehouse' as const,
          onTap: () => count(stock),
        }))}
      />
    </>
  )
}

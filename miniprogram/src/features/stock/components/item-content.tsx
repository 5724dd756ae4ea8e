import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { Barcodes } from './barcodes'
import { ItemHead } from './item-head'
import { CountRequests } from './count-requests'
import { MovementsCard } from './movements-card'
import { WarehouseCard } from './warehouse-card'

export interface ItemContentProps {
  data: OutputOf<'stock.item'>
  /** The warehouse that the person came from: its card stands first. */
  warehouseId?: string
  onChanged: () => Promise<void>
}

/** Head, one card a warehouse, movements. */
export function ItemContent({ data, warehouseId, onChanged }: ItemContentProps) {
  const first = (id: string) => (id === warehouseId ? 0 : 1)
  const stocks = [...data.stocks].sort((a, b) => first(a.warehouseId) - first(b.warehouseId))
  return (
    <>
      <ItemHead data={data} />
      {stocks.map((stock) => (
        <WarehouseCard
          key={stock.stockId}
          item={data.item}
          stock={stock}
          alone={stocks.length === 1}
          onChanged={onChanged}
        />
      ))}
      {stocks.length === 0 && (
        <Card>
          <EmptyState title="还没有入过库" text="第一次入库后，这里会有数量、批次和库位" />
        </Card>
      )}
      <Barcodes item={data.item} />
      <CountRequests itemId={data.item._id} />
      <MovementsCard data={data} />
    </>
  )
}

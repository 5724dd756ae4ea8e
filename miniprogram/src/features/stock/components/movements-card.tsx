import { View } from '@tarojs/components'
import { useState } from 'react'
import { sum } from '@shared/domain/stock'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { Chips } from '@/components/segmented'
import { useMovements } from '../api'
import { Movements } from './movements'
import './movements-card.scss'

/** 收发流水 of all warehouses or of one. */
export function MovementsCard({ data: { item, stocks } }: { data: OutputOf<'stock.item'> }) {
  const [warehouseId, setWarehouseId] = useState('')
  const pages = useMovements(item._id, warehouseId)
  const scope = stocks.filter((stock) => !warehouseId || stock.warehouseId === warehouseId)
  return (
    <Card title="收发流水" padded={false} id="movements">
      {stocks.length > 1 && (
        <Chips
          value={warehouseId}
          options={[
            { value: '', text: '全部仓库', id: 'movements-all' },
            ...stocks.map((stock) => ({
              value: stock.warehouseId,
              text: stock.warehouseName,
              id: `movements-${stock.warehouseId}`,
            })),
          ]}
          onChange={setWarehouseId}
        />
      )}
      <View className="movements-card">
        <Movements item={item} pages={pages} onHand={sum(scope.map((stock) => stock.onHand))} />
      </View>
    </Card>
  )
}

import { View } from '@tarojs/components'
import { isComplete, openOnOrder } from '@shared/domain/purchase-order'
import { formatQuantity } from '@shared/domain/units'
import type { OrderLine } from '@shared/schema/purchase-order'
import type { OrderView } from '@shared/operations/inbound-orders'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { formatDay, formatMoney } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { ArrivalBar } from './arrival-bar'
import './order-lines.scss'

/** What was ordered and how much of it has come, line by line. */
export function OrderLines({ order }: { order: OrderView }) {
  return (
    <>
      {order.lines.map((line) => (
        <ListRow
          key={line.lineId}
          className="order-line"
          title={line.item.name}
          subtitle={line.item.specification}
          note={<Progress order={order} line={line} />}
          value={
            <QuantityText quantity={line.enteredQuantity} scale={line.item.scale} unit={line.enteredUnit} />
          }
          tag={
            line.unitPriceFen !== undefined && (
              <View className="muted num">
                {formatMoney(line.unitPriceFen)}/{line.enteredUnit}
              </View>
            )
          }
          onTap={() => openPage('item', { id: line.itemId })}
        />
      ))}
    </>
  )
}

function Progress({ order, line }: { order: OrderView; line: OrderLine }) {
  const { item, quantity, receivedQuantity } = line
  const amount = (value: number) => `${formatQuantity(value, item.scale)} ${item.unit}`
  const open = openOnOrder(line)
  const over = receivedQuantity - quantity
  const rest =
    over > 0
      ? `多收 ${amount(over)}`
      : isComplete(order, line)
        ? '已到齐'
        : `${order.awaited ? '还差' : '未到'} ${amount(open)}`
  return (
    <View className="order-line__progress">
      <View className="order-line__words">
        <View>
          已收 {amount(receivedQuantity)} / {amount(quantity)}
        </View>
        <View>{order.awaited && open > 0 ? `${rest} · ${formatDay(line.expectedDay)}` : rest}</View>
      </View>
      <ArrivalBar percent={Math.floor((100 * receivedQuantity) / quantity)} />
    </View>
  )
}

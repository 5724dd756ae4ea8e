import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import type { Task } from '../pick-tasks'
import './task-row.scss'

/** A stop that is still ahead: a tap goes there first. */
export function WaitingTask({ task, onTap }: { task: Task; onTap: () => void }) {
  const { line, lot } = task
  return (
    <ListRow
      className="pick-waiting"
      title={<View className="pick-waiting__code code">{lot.location}</View>}
      subtitle={`${line.item.name} ${line.item.specification}`}
      value={<QuantityText quantity={task.quantity} scale={line.item.scale} unit={line.item.unit} />}
      tag={task.swapped && <StateTag tone="warning">已换批</StateTag>}
      onTap={onTap}
    />
  )
}

/** A stop that is done: green, or amber when less was taken; can be taken back. */
export function DoneTask({ task, onUndo }: { task: Task; onUndo: () => void }) {
  const { line, lot, quantity } = task
  const taken = task.taken ?? 0
  const short = taken < quantity
  return (
    <View className={`pick-done ${short ? 'pick-done--short' : ''}`}>
      <Icon name={short ? 'alert' : 'check-circle'} size={24} />
      <View className="pick-done__main">
        <View className="pick-done__name">{line.item.name}</View>
        <View className="pick-done__note">
          <View className="code">{lot.location}</View>
          {taken === 0 ? '没有拿' : short ? '少拣了' : '已拣'}
        </View>
      </View>
      <QuantityText
        quantity={taken}
        scale={line.item.scale}
        unit={line.item.unit}
        tone={short ? 'warning' : 'success'}
      />
      <Button size="small" kind="text" onTap={onUndo}>
        重拣
      </Button>
    </View>
  )
}

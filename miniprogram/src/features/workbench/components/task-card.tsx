import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { formatAge } from '@/lib/format'
import type { Task } from '@shared/operations/system'
import { taskWords } from '../task-words'
import './task-card.scss'

/** How many wait, since when, and what to do: the whole card is the button. */
export function TaskCard({ task }: { task: Task }) {
  const { text, unit, action, icon, tone, open } = taskWords[task.kind]
  return (
    <Tappable
      id={`task-${task.kind}`}
      className="task-card"
      onTap={() => open(task)}
      label={`${task.count} ${unit}${text}，${action}`}
    >
      <View className={`task-card__icon task-card__icon--${tone}`}>
        <Icon name={icon} size={24} />
      </View>
      <View className="task-card__main">
        <View className="task-card__line">
          <View className="task-card__count num">{task.count}</View>
          <View className="task-card__unit">{unit}</View>
          <View className="task-card__text">{text}</View>
        </View>
        {task.oldestAt && (
          <View className="task-card__age num">
            {task.count > 1 ? `最早的等了 ${formatAge(task.oldestAt)}` : `等了 ${formatAge(task.oldestAt)}`}
          </View>
        )}
      </View>
      <View className="task-card__action">
        {action}
        <Icon name="chevron-right" size={18} />
      </View>
    </Tappable>
  )
}

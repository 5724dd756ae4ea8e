import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import type { Task } from '@shared/operations/system'
import { taskWords } from '../task-words'
import { TaskCard } from './task-card'
import './task-list.scss'

/** So many are shown at once: with them, what one does most is still in sight. */
const SHOWN = 3

/** What waits for me, the most pressing as cards; the others behind one line that says what they are. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const [opened, setOpened] = useState(false)
  const hidden = opened || tasks.length <= SHOWN + 1 ? [] : tasks.slice(SHOWN)
  const shown = tasks.slice(0, tasks.length - hidden.length)
  const count = hidden.reduce((sum, task) => sum + task.count, 0)
  return (
    <>
      {shown.map((task) => (
        <TaskCard key={task.kind} task={task} />
      ))}
      {hidden.length > 0 && (
        <Tappable id="more-tasks" className="more-tasks" onTap={() => setOpened(true)}>
          <View className="more-tasks__main">
            <View className="more-tasks__title num">{`还有 ${count} 件等你处理`}</View>
            <View className="more-tasks__what">
              {hidden.map(({ kind }) => taskWords[kind].text).join('、')}
            </View>
          </View>
          <Icon name="chevron-down" size={20} className="more-tasks__arrow" />
        </Tappable>
      )}
    </>
  )
}

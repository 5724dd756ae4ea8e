import { Card } from '@/components/card'
import { Stat, StatRow } from '@/components/stat'
import type { Task } from '@shared/operations/system'
import { taskWords } from '../task-words'

/** What the shelves want: expired, expiring, too little. Each figure opens its list. */
export function ShelfTasks({ tasks }: { tasks: Task[] }) {
  return (
    <Card title="库存提醒">
      <StatRow>
        {tasks.map((task) => {
          const { text, unit, tone, open } = taskWords[task.kind]
          return (
            <Stat
              key={task.kind}
              label={text}
              value={task.count}
              unit={unit}
              tone={tone}
              onTap={() => open(task)}
            />
          )
        })}
      </StatRow>
    </Card>
  )
}

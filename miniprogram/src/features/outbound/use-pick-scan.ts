import { useState } from 'react'
import { call } from '@/lib/cloud'
import { signal } from '@/lib/feedback'
import { formatQuantity } from '@/lib/format'
import { matchCode } from './match-code'
import type { Task } from './pick-tasks'
import type { Pick } from './use-pick'

export interface ScanFeedback {
  tone: 'ok' | 'wrong' | 'info'
  text: string
}

/** Each scan against the current stop: right goes on, wrong says what was expected and what it was instead. */
export function usePickScan(pick: Pick) {
  const [feedback, setFeedback] = useState<ScanFeedback>()
  const say = (tone: ScanFeedback['tone'], text: string) => {
    signal(tone === 'wrong' ? 'wrong' : 'ok')
    setFeedback({ tone, text })
  }

  const confirmTask = (task: Task) => {
    const quantity = pick.quantityOf(task)
    if (!pick.confirmTask(task)) return say('wrong', '数量不对，请先改好数量')
    say('ok', `已拣 ${task.line.item.name} ${amount(task, quantity ?? 0)}`)
  }
  const onCode = async (code: string) => {
    const { current } = pick
    const match = matchCode(code, pick.tasks, current)
    switch (match.kind) {
      case 'place':
        return say('ok', `库位 ${match.task.lot.location} 对了，再扫物资条码`)
      case 'goods':
        return confirmTask(match.task)
      case 'other':
        pick.goTo(match.task)
        return say(
          'info',
          `转到 ${match.task.lot.location}：${match.task.line.item.name}，核对数量后再扫一次`,
        )
      case 'piece':
        pick.swap(match.task, match.lot, pick.progress.reason)
        return say('ok', `换成序列号 ${match.lot.serialNo ?? ''}，再扫一次确认`)
      case 'done':
        return say('info', `${match.task.line.item.name} 已经拣过了`)
      case 'none': {
        const expected = current
          ? `这里要拣「${current.line.item.name}」（库位 ${current.lot.location}）`
          : '这张单已经拣完了'
        say('wrong', `扫到的是 ${code.slice(0, 30)}。${expected}`)
        const name = await nameOf(code)
        if (name) setFeedback({ tone: 'wrong', text: `扫到的是${name}。${expected}` })
      }
    }
  }
  return { feedback, onCode, confirmTask, dismiss: () => setFeedback(undefined) }
}

export const amount = ({ line }: Task, quantity: number): string =>
  `${formatQuantity(quantity, line.item.scale)} ${line.item.unit}`

/** What a wrong code really is, so that the clerk knows which box to put back. */
async function nameOf(code: string): Promise<string | undefined> {
  const answer = await call('masterdata.resolveCode', { code })
  if (!answer.ok) return undefined
  switch (answer.data.kind) {
    case 'item':
      return `「${answer.data.item.name} ${answer.data.item.specification}」`
    case 'location':
      return `库位 ${answer.data.location.code}`
    default:
      return '一张单据'
  }
}

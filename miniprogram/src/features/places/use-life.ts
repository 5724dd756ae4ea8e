import type { Answer } from '@/lib/cloud'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'

export interface Life {
  /** What people call it: 「设备库」. */
  what: string
  status: 'active' | 'disabled'
  /** What being disabled means, for the question before it. */
  meaning: string
  setStatus: (status: 'active' | 'disabled') => Promise<Answer<unknown>>
  remove: () => Promise<Answer<unknown>>
  /** Told what was done. */
  onDone: (done: 'active' | 'disabled' | 'deleted') => void
}

/** Disabling asks once, deleting twice; both say what will happen. Resolves with why it was refused. */
export function useLife({ what, meaning, setStatus, remove, onDone }: Life) {
  const change = async (status: 'active' | 'disabled'): Promise<string | undefined> => {
    if (status === 'disabled') {
      const sure = await confirm({ title: `停用${what}？`, text: meaning, action: '停用', danger: true })
      if (!sure) return undefined
    }
    const answer = await setStatus(status)
    if (!answer.ok) return failureText(answer)
    toast.success(status === 'active' ? `已启用${what}` : `已停用${what}`)
    onDone(status)
    return undefined
  }
  const destroy = async (): Promise<string | undefined> => {
    const first = await confirm({
      title: `删除${what}？`,
      text: '只有从没用过的才能删除，用过的会保留并提示原因。',
      action: '删除',
      danger: true,
    })
    if (!first) return undefined
    const second = await confirm({
      title: '再确认一次',
      text: `${what}会从系统里消失，不能恢复；谁在什么时候删的会留在操作记录里。`,
      action: '确认删除',
      danger: true,
    })
    if (!second) return undefined
    const answer = await remove()
    if (!answer.ok) return failureText(answer)
    toast.success(`已删除${what}`)
    onDone('deleted')
    return undefined
  }
  return { change, destroy }
}

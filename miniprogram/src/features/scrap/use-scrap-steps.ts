import { useState } from 'react'
import type { Scrap } from '@shared/schema/scrap'
import { confirm } from '@/lib/confirm'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'

/** What can be done on a scrap document's page: decide and withdraw; what was written stays when it is refused. */
export function useScrapSteps(scrap: Scrap, refresh: () => Promise<void>) {
  const [comment, setComment] = useState('')
  const [problem, setProblem] = useState<string>()
  const decision = useCommand('quality.decideScrap')
  const withdrawal = useCommand('quality.withdrawScrap')
  const words = comment.trim() ? { comment: comment.trim() } : {}

  const finish = async (ok: boolean, text: string) => {
    signal(ok ? 'ok' : 'wrong')
    if (!ok) return
    toast.success(text)
    setComment('')
    await refresh()
  }
  const decide = async (approve: boolean) => {
    setProblem(undefined)
    if (!approve && !words.comment) {
      signal('wrong')
      return setProblem('驳回要写明原因，申请人才知道怎么办')
    }
    const sure = await confirm(
      approve
        ? {
            title: '同意报废？',
            text: `${scrap.lines.length} 行物资由仓管员处置后从库存里减掉。`,
            action: '同意报废',
          }
        : { title: '驳回这张报废单？', text: '封存的物资会恢复原来的状态。', action: '驳回', danger: true },
    )
    if (!sure) return
    const answer = await decision.run({ scrapId: scrap._id, approve, ...words })
    await finish(answer.ok, approve ? '已同意，等仓管员处置' : '已驳回，物资恢复原状')
  }
  const withdraw = async () => {
    const sure = await confirm({
      title: '撤回报废申请？',
      text: '封存的物资会恢复原来的状态。',
      action: '撤回',
      danger: true,
    })
    if (!sure) return
    const answer = await withdrawal.run({ scrapId: scrap._id })
    await finish(answer.ok, '已撤回，物资恢复原状')
  }
  return {
    comment,
    setComment,
    problem,
    decide,
    withdraw,
    running: decision.running || withdrawal.running,
    failure: decision.failure ?? withdrawal.failure,
  }
}

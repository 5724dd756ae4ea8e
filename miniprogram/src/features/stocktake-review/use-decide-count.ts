import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Stocktake } from '@shared/schema/stocktake'
import { confirm } from '@/lib/confirm'
import { useDraft } from '@/lib/draft'
import { signal } from '@/lib/feedback'
import { formatCount } from '@/lib/format'
import { useCommand } from '@/lib/use-command'

/** An approver's hand on a result: the comment (kept on the device until decided) and the decision. */
export function useDecideCount(stocktake: Stocktake, refresh: () => Promise<void>, onDecided: () => void) {
  const { draft, setDraft, clear } = useDraft(`count-decision/${stocktake._id}`, { comment: '' })
  const [problem, setProblem] = useState<string>()
  const command = useCommand('stocktake.decide')
  const comment = draft.comment.trim()

  const decide = async (approve: boolean) => {
    setProblem(undefined)
    if (!approve && !comment) {
      signal('wrong')
      // The differences may be long: the field lies far below them.
      void Taro.pageScrollTo({ selector: '#comment', offsetTop: -140, duration: 200 })
      return setProblem('退回要写明原因，仓管员才知道怎么办')
    }
    const { surplusLines = 0, lossLines = 0, corrected = 0 } = stocktake.totals ?? {}
    const sure =
      !approve ||
      (await confirm({
        title: '同意按实盘数过账？',
        text: `盘盈 ${formatCount(surplusLines)} 行、盘亏 ${formatCount(lossLines)} 行${
          corrected > 0 ? `、更正 ${formatCount(corrected)} 行` : ''
        }会马上改账，改了不能撤回。`,
        action: '同意过账',
      }))
    if (!sure) return
    const answer = await command.run({
      stocktakeId: stocktake._id,
      approve,
      ...(comment ? { comment } : {}),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) {
      clear()
      onDecided()
    }
    await refresh()
  }
  return {
    comment: draft.comment,
    setComment: (text: string) => {
      setProblem(undefined)
      setDraft({ comment: text })
    },
    problem,
    decide,
    running: command.running,
    failure: command.failure,
  }
}

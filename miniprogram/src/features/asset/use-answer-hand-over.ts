import { useState } from 'react'
import type { Failure } from '@/lib/error-text'
import { confirm } from '@/lib/confirm'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'

/** The receiver's answers and the offerer's second thoughts; each asks first and says what it means. */
export function useAnswerHandOver(refresh: () => Promise<void>) {
  const confirming = useCommand('asset.confirmHandOver')
  const refusing = useCommand('asset.refuseHandOver')
  const withdrawing = useCommand('asset.withdrawHandOver')
  const [failure, setFailure] = useState<Failure>()
  const tell = async (answer: { ok: true } | ({ ok: false } & Failure), done: string): Promise<boolean> => {
    setFailure(answer.ok ? undefined : answer)
    if (answer.ok) toast.success(done)
    await refresh()
    return answer.ok
  }
  const confirmAll = async (assetIds: string[], signature?: string): Promise<boolean> => {
    if (!signature) {
      const sure = await confirm({
        title: assetIds.length > 1 ? `确认收到这 ${assetIds.length} 件？` : '确认收到？',
        text: '确认后资产记在你名下，由你保管。请先核对实物上的序列号。',
        action: '确认收到',
      })
      if (!sure) return false
    }
    return tell(await confirming.run({ assetIds, ...(signature ? { signature } : {}) }), '已记在你名下')
  }
  const refuse = async (assetIds: string[], reason: string): Promise<boolean> =>
    tell(await refusing.run({ assetIds, reason }), '已退回给原使用人')
  const withdraw = async (assetIds: string[]): Promise<boolean> => {
    const sure = await confirm({
      title: '撤回这次交接？',
      text: '对方不会再看到这次交接，资产仍在原使用人名下。',
      action: '撤回',
      danger: true,
    })
    return sure && tell(await withdrawing.run({ assetIds }), '已撤回')
  }
  const running = confirming.running || refusing.running || withdrawing.running
  return { confirmAll, refuse, withdraw, running, failure }
}

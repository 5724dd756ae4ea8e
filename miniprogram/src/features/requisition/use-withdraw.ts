import { confirm } from '@/lib/confirm'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import type { Requisition } from '@shared/schema/requisition'

/** Taking a requisition back: asks first, says what happens, and tells when somebody was quicker. */
export function useWithdraw({ _id, status, approverNames }: Requisition, refresh: () => Promise<void>) {
  const command = useCommand('requisition.withdraw')
  const withdraw = async () => {
    const consequence =
      status === 'approved' ? '已预留的物资会放出来给别人' : `${approverNames.join('、')}不用再审批`
    const sure = await confirm({
      title: '撤回这张申请？',
      text: `${consequence}。撤回后不能恢复，要领得重新提交。`,
      action: '撤回',
      danger: true,
    })
    if (!sure) return
    const answer = await command.run({ requisitionId: _id })
    if (answer.ok) toast.success('已撤回')
    await refresh()
  }
  return { withdraw, running: command.running, failure: command.failure }
}

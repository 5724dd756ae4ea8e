import { useState } from 'react'
import { formatQuantity } from '@shared/domain/units'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { toast } from '@/lib/feedback'
import { back } from '@/lib/nav'
import { useCommand } from '@/lib/use-command'
import type { ItemState } from './use-item-form'

/** Disabling, enabling and deleting, each after a question that says what will happen. */
export function useItemLife({ item, stocks, openDocuments }: ItemState, refresh: () => Promise<void>) {
  const status = useCommand('masterdata.setItemStatus')
  const deleting = useCommand('masterdata.deleteItem')
  const [refused, setRefused] = useState<string>()
  const [held] = stocks
  const [document] = openDocuments
  const whyNot = held
    ? `${held.warehouseName}还有 ${formatQuantity(held.onHand, item.scale)} ${item.unit}，要先发完、调出或报废`
    : document && `还在${document.name} ${document.id} 里，要先办完`

  const setStatus = async (to: 'active' | 'disabled') => {
    setRefused(undefined)
    const sure =
      to === 'active' ||
      (await confirm({
        title: `停用「${item.name}」？`,
        text: '停用后不能再入库和领用，选择物资时不再出现；历史记录都保留，随时可以再启用。',
        action: '停用',
        danger: true,
      }))
    if (!sure) return
    const answer = await status.run({ itemId: item._id, status: to })
    if (!answer.ok) return setRefused(failureText(answer))
    toast.success(to === 'active' ? '已启用' : '已停用')
    await refresh()
  }

  const remove = async () => {
    setRefused(undefined)
    const first = await confirm({
      title: `删除「${item.name}」？`,
      text: '它从未入库，也没有出现在任何单据里。资料、条码和水位会一起删掉。',
      action: '删除',
      danger: true,
    })
    const second =
      first &&
      (await confirm({
        title: '再确认一次',
        text: `编码 ${item.code} 会被释放，删除后不能恢复，操作会记入审计。`,
        action: '确定删除',
        danger: true,
      }))
    if (!second) return
    const answer = await deleting.run({ itemId: item._id })
    if (!answer.ok) return setRefused(failureText(answer))
    toast.success(`已删除「${item.name}」`)
    back()
  }
  return { setStatus, remove, refused, whyNot, running: status.running || deleting.running }
}

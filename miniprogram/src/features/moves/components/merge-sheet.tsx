import { View } from '@tarojs/components'
import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import { formatQuantity } from '@shared/domain/units'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { formatDay } from '@/lib/format'
import { signal } from '@/lib/feedback'
import { useChange } from '@/lib/use-change'
import { useCommand } from '@/lib/use-command'
import type { LotTarget, MergeCandidate } from '../target'
import { lotName } from '@/lib/lot-name'
import { FormSheet } from './form-sheet'

export interface MergeSheetProps {
  target: LotTarget | null
  alike: readonly MergeCandidate[]
  onClose: () => void
  onDone: (text: string) => void
}

/** Lots that are alike become one; all of them are ticked, and what should stay apart is unticked. */
export function MergeSheet({ target, alike, onClose, onDone }: MergeSheetProps) {
  const [left, setLeft] = useState<readonly string[]>([])
  const command = useCommand('stock.mergeLots')
  useChange(target ? `${target.lotId} ${target.locationId}` : '', () => setLeft([]))
  const chosen = alike.filter(({ lotId }) => !left.includes(lotId))
  const toggle = (lotId: string) =>
    setLeft((old) => (old.includes(lotId) ? old.filter((id) => id !== lotId) : [...old, lotId]))
  const submit = async () => {
    if (!target || chosen.length === 0) return signal('wrong')
    const { warehouseId, itemId, locationId, status } = target
    const lotIds = [target.lotId, ...chosen.map(({ lotId }) => lotId)]
    const answer = await command.run({ warehouseId, itemId, locationId, status, lotIds })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(`已合成一批，单号 ${answer.data._id}`)
  }
  const total = (target?.quantity ?? 0) + chosen.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <FormSheet
      title="合并相同的批次"
      target={target}
      onClose={onClose}
      failure={command.failure}
      submit={{
        text:
          target && chosen.length > 0
            ? `合成一批 ${formatQuantity(total, target.item.scale)} ${target.item.unit}`
            : '至少选一批来合并',
        onTap: () => void submit(),
        loading: command.running,
      }}
    >
      {target &&
        alike.map((lot, index) => (
          <ListRow
            key={lot.lotId}
            id={`merge-${index}`}
            leading={
              <View className={left.includes(lot.lotId) ? 'muted' : 'tone-brand'}>
                <Icon name={left.includes(lot.lotId) ? 'plus' : 'check-circle'} size={22} />
              </View>
            }
            title={lotName(lot)}
            note={lot.lotNo ? `${formatDay(businessDay(lot.receivedAt))} 入库` : lot.lotId}
            value={`${formatQuantity(lot.quantity, target.item.scale)} ${target.item.unit}`}
            onTap={() => toggle(lot.lotId)}
            label={`${lotName(lot)}${left.includes(lot.lotId) ? '，不合并' : '，合并'}`}
          />
        ))}
      <View className="merge-hint">合并后按最早的入库时间算，成本相加</View>
    </FormSheet>
  )
}

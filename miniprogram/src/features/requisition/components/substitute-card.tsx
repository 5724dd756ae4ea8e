import { View } from '@tarojs/components'
import { formatQuantity } from '@shared/domain/units'
import type { ItemBrief } from '@shared/schema/masterdata'
import type { Requisition, Substitute } from '@shared/schema/requisition'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { confirm } from '@/lib/confirm'
import { failureText } from '@/lib/error-text'
import { signal, toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import './open-matters.scss'

export interface SubstituteCardProps {
  requisition: Requisition
  substitute: Substitute
  /** Whether this person is the one who answers. */
  mine: boolean
  refresh: () => Promise<void>
}

/** What one would get instead of what: side by side, with who proposes it and why. */
export function SubstituteCard({ requisition, substitute, mine, refresh }: SubstituteCardProps) {
  const command = useCommand('requisition.answerSubstitute')
  const { substituteId, lineId, covers, item, quantity, reason, by } = substitute
  const line = requisition.lines.find((candidate) => candidate.lineId === lineId)
  const answer = async (accept: boolean) => {
    const sure =
      accept ||
      (await confirm({
        title: '不同意替代？',
        text: `原来的「${line?.item.name ?? ''}」继续欠着，到货再发。`,
        action: '不同意',
      }))
    if (!sure) return
    const done = await command.run({ requisitionId: requisition._id, substituteId, accept })
    signal(done.ok ? 'ok' : 'wrong')
    if (done.ok) toast.success(accept ? '已同意，按新的物资备货' : '已答复不同意')
    await refresh()
  }
  return (
    <Card title={mine ? '要不要用别的代替' : `等${requisition.requester.name}答复替代`}>
      <View className="substitute__pair">
        {line && <Side label="原来要的" item={line.item} quantity={covers} />}
        <Icon name="chevron-right" size={24} />
        <Side label="换成" item={item} quantity={quantity} />
      </View>
      <View className="substitute__why">
        {by.name}：{reason}
      </View>
      {command.failure && <Notice id="substitute-refusal">{failureText(command.failure)}</Notice>}
      {mine && (
        <View className="substitute__tools">
          <Button
            id={`refuse-${substituteId}`}
            kind="secondary"
            block
            disabled={command.running}
            onTap={() => void answer(false)}
          >
            不同意
          </Button>
          <Button
            id={`accept-${substituteId}`}
            block
            loading={command.running}
            onTap={() => void answer(true)}
          >
            同意替代
          </Button>
        </View>
      )}
    </Card>
  )
}

function Side({ label, item, quantity }: { label: string; item: ItemBrief; quantity: number }) {
  return (
    <View className="substitute__side">
      <View className="substitute__label">{label}</View>
      <View className="substitute__name">{item.name}</View>
      <View className="substitute__spec">{item.specification}</View>
      <View className="num">
        {formatQuantity(quantity, item.scale)} {item.unit}
      </View>
    </View>
  )
}

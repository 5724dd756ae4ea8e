import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PickLine } from '@shared/operations/outbound'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { failureText } from '@/lib/error-text'
import { formatQuantity } from '@/lib/format'
import { toast } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import type { PickList } from '../use-pick'
import { CloseSheet } from './close-sheet'
import { SubstituteSheet } from './substitute-sheet'
import './shortages.scss'

/** What stock cannot cover, said before the walk and not at its end, with what can be done about it. */
export function Shortages({ list, onRefresh }: { list: PickList; onRefresh: () => void }) {
  const { requisition, lines, substitutes } = list
  const [replacing, setReplacing] = useState<PickLine>()
  const [closing, setClosing] = useState(false)
  const cancelling = useCommand('outbound.cancelSubstitute')
  const short = lines.filter((line) => line.shortage > 0)
  const { requisitionId } = requisition

  const cancel = async (substituteId: number) => {
    const answer = await cancelling.run({ requisitionId, substituteId })
    if (answer.ok) toast.success('已收回')
    onRefresh()
  }
  return (
    <>
      {substitutes.map(({ substituteId, lineId, item, quantity }) => (
        <Notice
          key={substituteId}
          id={`substitute-${substituteId}`}
          tone="brand"
          icon="transfer"
          action={{
            id: `cancel-substitute-${substituteId}`,
            text: '收回',
            onTap: () => void cancel(substituteId),
          }}
        >
          已提议把「{lines.find((line) => line.lineId === lineId)?.item.name ?? ''}」换成 {item.name}{' '}
          {formatQuantity(quantity, item.scale)} {item.unit}，等{requisition.requesterName}答复
        </Notice>
      ))}
      {cancelling.failure && <Notice id="cancel-refusal">{failureText(cancelling.failure)}</Notice>}
      {short.length > 0 && (
        <Card id="shortage" title="库里不够" extra="有的先发，缺的欠着" padded={false}>
          {short.map((line) => (
            <View key={line.lineId} className="shortage">
              <View className="shortage__main">
                <View className="shortage__name">{line.item.name}</View>
                <View className="shortage__note num">
                  要 {words(line, line.openQuantity)}，还缺 {words(line, line.shortage)}
                </View>
              </View>
              {!substitutes.some(({ lineId }) => lineId === line.lineId) && (
                <Button
                  id={`replace-${line.lineId}`}
                  size="small"
                  kind="secondary"
                  icon="transfer"
                  onTap={() => setReplacing(line)}
                >
                  找替代
                </Button>
              )}
            </View>
          ))}
          <View className="shortage__foot">
            <Button id="close-rest" size="small" kind="text" onTap={() => setClosing(true)}>
              都不发了，关闭这张单
            </Button>
          </View>
        </Card>
      )}
      {replacing && (
        <SubstituteSheet
          line={replacing}
          requisition={requisition}
          onClose={() => setReplacing(undefined)}
          onDone={onRefresh}
        />
      )}
      {closing && (
        <CloseSheet requisitionId={requisitionId} onClose={() => setClosing(false)} onDone={onRefresh} />
      )}
    </>
  )
}

const words = ({ item }: PickLine, quantity: number): string =>
  `${formatQuantity(quantity, item.scale)} ${item.unit}`

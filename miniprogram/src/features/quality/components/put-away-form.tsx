import { View } from '@tarojs/components'
import { useState } from 'react'
import { toPutAway } from '@shared/domain/inspection'
import { locationCode } from '@shared/domain/stock'
import type { InspectionView } from '@shared/operations/quality'
import type { InspectionLine } from '@shared/schema/inspection'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { QuantityStepper } from '@/components/quantity-stepper'
import { failureText } from '@/lib/error-text'
import { signal } from '@/lib/feedback'
import { useCommand } from '@/lib/use-command'
import { ItemName, LotLine } from '../lot-line'
import { ShelfField } from './shelf-field'
import './verdict-card.scss'

interface Put {
  quantity: number | null
  locationId: string
}

export interface PutAwayFormProps {
  inspection: InspectionView
  onDone: (inspection: InspectionView) => void
  refresh: () => Promise<void>
}

/** What was accepted and still stands in the 待检 zone: how much of it goes to which shelf. */
export function PutAwayForm({ inspection, onDone, refresh }: PutAwayFormProps) {
  const lines = inspection.lines.filter((line) => toPutAway(line) > 0)
  const [puts, setPuts] = useState<Record<number, Put>>({})
  const [checked, setChecked] = useState(false)
  const command = useCommand('quality.putAway')
  const putOf = (line: InspectionLine): Put =>
    puts[line.lineId] ?? { quantity: toPutAway(line), locationId: '' }
  const set = (line: InspectionLine, change: Partial<Put>) =>
    setPuts((old) => ({ ...old, [line.lineId]: { ...putOf(line), ...change } }))
  const meant = lines.filter((line) => putOf(line).quantity !== 0)
  const ready = meant.filter((line) => problemOf(line, putOf(line)) === undefined)

  const submit = async () => {
    setChecked(true)
    if (meant.length === 0 || ready.length < meant.length) return signal('wrong')
    const answer = await command.run({
      inspectionId: inspection._id,
      lines: meant.map((line) => {
        const { quantity, locationId } = putOf(line)
        return { lineId: line.lineId, quantity: quantity ?? 0, locationId }
      }),
    })
    signal(answer.ok ? 'ok' : 'wrong')
    if (answer.ok) onDone(answer.data)
  }
  const { failure } = command
  const notice = failure ? (
    <Notice id="refusal" action={{ id: 'refresh', text: '刷新', onTap: () => void refresh() }}>
      {failureText(failure)}
    </Notice>
  ) : checked && ready.length < meant.length ? (
    <Notice id="incomplete" tone="warning">
      请填好每一行的数量和库位，不上架的改成 0
    </Notice>
  ) : undefined
  return (
    <Page
      title="上架"
      notice={notice}
      bottom={
        <BottomBar
          summary={`${meant.length}/${lines.length} 行`}
          primary={{
            id: 'submit',
            text: '确认上架',
            icon: 'check',
            loading: command.running,
            onTap: () => void submit(),
          }}
        />
      }
    >
      {lines.map((line) => {
        const { item, lineId } = line
        const put = putOf(line)
        return (
          <Card key={lineId} id={`put-${lineId}`} padded={false} className="verdict">
            <View className="verdict__head">
              <View className="verdict__main">
                <View className="verdict__name">
                  <ItemName item={item} />
                </View>
                <View className="verdict__spec">{item.specification}</View>
                <LotLine lot={{ ...line, location: `现在在 ${locationCode(line.locationId)}` }} />
              </View>
            </View>
            <Field label="上架数量" error={checked ? problemOf(line, put) : undefined}>
              <QuantityStepper
                id={`quantity-${lineId}`}
                value={put.quantity}
                onChange={(quantity) => set(line, { quantity })}
                unit={item.unit}
                scale={item.scale}
                min={0}
                max={toPutAway(line)}
                label="上架数量"
              />
            </Field>
            {put.quantity !== 0 && (
              <ShelfField
                id={`shelf-${lineId}`}
                label="放到"
                zone="qualified"
                warehouseId={inspection.warehouseId}
                itemId={line.itemId}
                taken={lines
                  .filter((other) => other !== line)
                  .flatMap((other) => putOf(other).locationId || [])}
                value={put.locationId}
                onChange={(locationId) => set(line, { locationId })}
              />
            )}
          </Card>
        )
      })}
    </Page>
  )
}

function problemOf(line: InspectionLine, { quantity, locationId }: Put): string | undefined {
  if (quantity === null) return '请填写数量'
  if (quantity > toPutAway(line)) return '超过了待上架的数量'
  return quantity > 0 && !locationId ? '请扫描或选择库位' : undefined
}

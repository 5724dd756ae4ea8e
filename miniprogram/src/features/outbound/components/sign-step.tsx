import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { FormGroup } from '@/components/field'
import { InputField } from '@/components/input-field'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { QuantityText } from '@/components/quantity-text'
import { SignaturePad } from '@/components/signature-pad'
import { formatQuantity } from '@/lib/format'
import type { Take } from '../pick-tasks'
import type { Pick, PickList } from '../use-pick'
import './sign-step.scss'

export interface SignStepProps {
  list: PickList
  pick: Pick
  running: boolean
  /** Why the last attempt was refused, and what can be done. */
  refusal: ReactNode
  onBack: () => void
  onIssue: (signed: { signature: string; receivedBy?: string }) => void
}

/** Handed to the recipient: who takes what, and the signature under it. */
export function SignStep({ list, pick, running, refusal, onBack, onIssue }: SignStepProps) {
  const { requisition, lines } = list
  const [toPng, setToPng] = useState<(() => string) | null>(null)
  const [receivedBy, setReceivedBy] = useState('')
  const signer = receivedBy.trim() || requisition.requesterName
  const taken = lines.filter((line) => pick.takes.has(line.lineId))
  const left = lines.filter((line) => total(pick.takes.get(line.lineId)) < line.openQuantity)

  const issue = () => {
    if (!toPng) return
    onIssue({ signature: toPng(), receivedBy: receivedBy.trim() || undefined })
  }
  return (
    <Page
      title="请领用人签字"
      notice={refusal}
      bottom={
        <BottomBar
          secondary={{ id: 'back-to-pick', text: '返回拣货', disabled: running, onTap: onBack }}
          primary={{ id: 'submit', text: '确认出库', loading: running, disabled: !toPng, onTap: issue }}
        />
      }
    >
      <Card
        title="领走这些物资"
        extra={<View className="code">{requisition.requisitionId}</View>}
        padded={false}
      >
        {taken.map(({ lineId, item, openQuantity }) => {
          const quantity = total(pick.takes.get(lineId))
          return (
            <ListRow
              key={lineId}
              className="sign-line"
              title={item.name}
              subtitle={item.specification}
              value={<QuantityText quantity={quantity} scale={item.scale} unit={item.unit} />}
              tag={
                quantity < openQuantity && (
                  <View className="sign-line__left num">
                    批准 {formatQuantity(openQuantity, item.scale)} {item.unit}
                  </View>
                )
              }
            />
          )
        })}
      </Card>
      {left.length > 0 && (
        <Notice id="partial" tone="warning">
          还有 {left.length} 种没发够，这张单会留在待出库里，下次再发。
        </Notice>
      )}
      {pick.progress.reason && pick.strayed.length > 0 && (
        <Notice tone="warning" icon="edit">
          换批原因：{pick.progress.reason}
        </Notice>
      )}
      <FormGroup>
        <InputField
          id="received-by"
          label="领取人"
          value={receivedBy}
          onChange={setReceivedBy}
          placeholder={`${requisition.requesterName}（别人代领时填写姓名）`}
          maxLength={30}
        />
      </FormGroup>
      <Card title={`${signer} 签字`} extra={toPng ? '已签' : '用手指在下面签名'}>
        <SignaturePad signer={signer} onChange={(make) => setToPng(() => make)} />
      </Card>
    </Page>
  )
}

const total = (takes: readonly Take[] = []): number => takes.reduce((sum, take) => sum + take.quantity, 0)

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
import type { precautionsOf, Signed } from '../use-issue'
import type { Pick, PickList } from '../use-pick'
import { RestChoice, type Rest } from './rest-choice'
import './sign-step.scss'

export interface SignStepProps {
  list: PickList
  pick: Pick
  precautions: ReturnType<typeof precautionsOf>
  running: boolean
  /** Why the last attempt was refused, and what can be done. */
  refusal: ReactNode
  onBack: () => void
  onIssue: (signed: Signed) => void
}

/** Handed to the recipient: who takes what, and the signature under it. */
export function SignStep({ list, pick, precautions, running, refusal, onBack, onIssue }: SignStepProps) {
  const { requisition, lines } = list
  const [toPng, setToPng] = useState<(() => string) | null>(null)
  const [receivedBy, setReceivedBy] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [trackingNo, setTrackingNo] = useState('')
  const [rest, setRest] = useState<Rest>({ keep: true, reason: '' })
  const signer = receivedBy.trim() || requisition.requesterName
  const taken = lines.filter((line) => pick.takes.has(line.lineId))
  const left = lines.filter((line) => total(pick.takes.get(line.lineId)) < line.openQuantity)
  const idMissing = precautions.idCheck && !ID_NUMBER.test(idNumber.trim())
  const reasonMissing = left.length > 0 && !rest.keep && !rest.reason.trim()

  const issue = () => {
    if (!toPng) return
    onIssue({
      signature: toPng(),
      ...(receivedBy.trim() ? { receivedBy: receivedBy.trim() } : {}),
      ...(precautions.idCheck ? { idNumber: idNumber.trim() } : {}),
      ...(trackingNo.trim() ? { trackingNo: trackingNo.trim() } : {}),
      ...(left.length > 0 && !rest.keep ? { closeReason: rest.reason.trim() } : {}),
    })
  }
  return (
    <Page
      title="请领用人签字"
      notice={refusal}
      bottom={
        <BottomBar
          secondary={{ id: 'back-to-pick', text: '返回拣货', disabled: running, onTap: onBack }}
          primary={{
            id: 'submit',
            text: precautions.twoPeople ? '提交复核' : '确认出库',
            loading: running,
            disabled: !toPng || idMissing || reasonMissing,
            onTap: issue,
          }}
        />
      }
    >
      {precautions.twoPeople && (
        <Notice id="two-people" tone="warning" icon="shield">
          有管控物资，要两个人办：签好字提交复核，由另一名仓管员核对后发放
        </Notice>
      )}
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
      {left.length > 0 && <RestChoice count={left.length} rest={rest} onRest={setRest} />}
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
        {precautions.idCheck && (
          <InputField
            id="id-number"
            label="证件尾号"
            required
            value={idNumber}
            onChange={setIdNumber}
            placeholder="后 4–6 位"
            maxLength={6}
            hint="只留末两位和加密指纹，不保存号码"
          />
        )}
        {requisition.kind === 'external' && (
          <InputField
            id="tracking-no"
            label="运单号"
            value={trackingNo}
            onChange={setTrackingNo}
            placeholder="快递单号或车牌号，没有可不填"
            maxLength={60}
          />
        )}
      </FormGroup>
      <Card title={`${signer} 签字`} extra={toPng ? '已签' : '用手指在下面签名'}>
        <SignaturePad signer={signer} onChange={(make) => setToPng(() => make)} />
      </Card>
    </Page>
  )
}

const ID_NUMBER = /^[0-9A-Za-z]{4,6}$/

const total = (takes: readonly Take[] = []): number => takes.reduce((sum, take) => sum + take.quantity, 0)

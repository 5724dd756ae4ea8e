import { View } from '@tarojs/components'
import { locationCode } from '@shared/domain/stock'
import { formatQuantity } from '@shared/domain/units'
import type { IssueCheck } from '@shared/schema/issue-check'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { QuantityText } from '@/components/quantity-text'
import { StateTag } from '@/components/state-tag'
import { controlledText } from '@/features/scan/item-text'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { lotName } from '@/lib/lot-name'
import { checkStatusText, checkTone, checkWhom } from '../check-words'
import { EvidenceCard } from './evidence-card'
import './check-content.scss'

/** What, from which lot, for whom, what for, who signed: one screen to compare with what lies on the table. */
export function CheckContent({ check }: { check: IssueCheck }) {
  const several = check.targets.length > 1
  const departmentOf = (id: string | undefined) =>
    check.targets.find(({ departmentId }) => departmentId === id)?.departmentName
  const facts = [
    ['领取人', check.targets.map(({ receivedBy }) => receivedBy).join('、')],
    ['证件核对', check.idCheck && `已核对，尾号 ${check.idCheck.masked}`],
    ['拣货', `${check.preparedBy.name} · ${formatInstant(check.preparedAt)}`],
    ['换批原因', check.overrideReason],
    ['没发的', check.closeReason && `关闭：${check.closeReason}`],
    [check.status === 'approved' ? '复核' : '处理', decidedText(check)],
    ['原因', check.reason],
  ] as const
  return (
    <>
      <Card>
        <View className="check-head">
          <View className="check-head__whom">{checkWhom(check)}</View>
          <StateTag tone={checkTone[check.status]}>{checkStatusText[check.status]}</StateTag>
        </View>
        <View className="check-head__purpose">用途：{check.purpose}</View>
        <View className="check-head__facts code">
          {check._id} · {check.warehouseName}
        </View>
      </Card>
      <Card title="逐项核对" extra={`${check.lines.length} 种`} padded={false}>
        {check.lines.map(({ lineId, item, quantity }) => (
          <ListRow
            key={lineId}
            className="check-line"
            title={item.name}
            subtitle={item.specification}
            note={check.picks
              .filter((pick) => pick.lineId === lineId)
              .map((pick) => (
                <View
                  key={`${pick.lotId} ${pick.locationId} ${pick.departmentId ?? ''}`}
                  className="check-lot"
                >
                  <View className="code">{lotName(pick)}</View>
                  <View className="code">
                    ×{formatQuantity(pick.quantity, item.scale)} {item.unit}
                  </View>
                  {pick.expiryDate && <View className="code">至 {pick.expiryDate}</View>}
                  <View className="code">{locationCode(pick.locationId)}</View>
                  {several && <View>{departmentOf(pick.departmentId)}</View>}
                </View>
              ))}
            value={<QuantityText quantity={quantity} scale={item.scale} unit={item.unit} size="large" />}
            tag={item.controlled && <StateTag tone="warning">{controlledText[item.controlled]}</StateTag>}
          />
        ))}
      </Card>
      <EvidenceCard documentId={check._id} />
      <Card padded={false}>
        {check.requisitionId && (
          <Field
            label="申请"
            onTap={() => openPage('requisition', { id: check.requisitionId ?? '' })}
            suffix="查看"
          >
            <View className="code">{check.requisitionId}</View>
          </Field>
        )}
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                <View className="check-fact">{value}</View>
              </Field>
            ),
        )}
      </Card>
    </>
  )
}

const decidedText = ({ decidedBy, decidedAt }: IssueCheck) =>
  decidedBy && decidedAt && `${decidedBy.name} · ${formatInstant(decidedAt)}`

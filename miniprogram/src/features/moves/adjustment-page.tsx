import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { locationCode } from '@shared/domain/stock'
import type { Adjustment, AdjustmentLine } from '@shared/schema/adjustment'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { QuantityText } from '@/components/quantity-text'
import { SessionWait } from '@/components/session-wait'
import { StateTag } from '@/components/state-tag'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { lotStatusWords } from '@/features/stock/state-words'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { lotName } from '@/lib/lot-name'
import { adjustmentTitle } from './words'
import './components/location-rows.scss'

/** A posted move, change of status, split or merge. */
export function AdjustmentPage() {
  const { id = '' } = useRouter<{ id: string }>().params
  const me = useMe()
  const query = useQuery('stock.adjustment', me ? { adjustmentId: id } : null, { pull: true })
  if (!me) {
    return (
      <Page title="库内单据">
        <SessionWait />
      </Page>
    )
  }
  return (
    <Page title={query.data ? adjustmentTitle(query.data) : '库内单据'}>
      <Loadable query={query}>
        {(adjustment) => (
          <>
            <Content adjustment={adjustment} />
            <ReverseAction documentId={adjustment._id} onReversed={query.refresh} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Content({ adjustment }: { adjustment: Adjustment }) {
  const { _id, status, warehouseName, by, at, reason, lines, kind } = adjustment
  const facts = [
    ['仓库', warehouseName],
    ['经手人', by.name],
    ['时间', formatInstant(at)],
    ['原因', reason],
  ] as const
  const state =
    status === 'posted' ? (
      <StateTag tone="success">已记账</StateTag>
    ) : (
      <StateTag tone="danger">已冲销</StateTag>
    )
  return (
    <>
      <Card title={adjustmentTitle(adjustment)} extra={state}>
        <CopyNumber id="adjustment-no" number={_id} />
      </Card>
      <Card padded={false}>
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                {value}
              </Field>
            ),
        )}
      </Card>
      <Card title={`明细 ${lines.length} 行`} padded={false}>
        {lines.map((line) => (
          <ListRow
            key={line.lineId}
            title={line.item.name}
            subtitle={line.item.specification}
            note={
              <View className="location-rows__facts">
                {whatHappened(kind, line).map((step) => (
                  <View key={step} className="code">
                    {step}
                  </View>
                ))}
                <View className="code">{lotName(line.lot)}</View>
              </View>
            }
            value={<QuantityText quantity={line.quantity} scale={line.item.scale} unit={line.item.unit} />}
            arrow
            onTap={() => openPage('item', { id: line.itemId })}
          />
        ))}
      </Card>
    </>
  )
}

/** Each part stays on one line. */
function whatHappened(kind: Adjustment['kind'], { from, to, lot }: AdjustmentLine): string[] {
  const place = locationCode(from.locationId)
  const word = (status: AdjustmentLine['to']['status']) => lotStatusWords[status]?.text ?? '可用'
  if (kind === 'move') {
    const became = from.status === to.status ? [] : [`${word(from.status)} → ${word(to.status)}`]
    return [`${place} → ${locationCode(to.locationId)}`, ...became]
  }
  if (kind === 'status') return [place, `${word(from.status)} → ${word(to.status)}`]
  return [place, `${lotName(lot)} → ${lotName({ ...to, lotId: to.lotId ?? '' })}`]
}

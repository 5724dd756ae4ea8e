import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { ReconciliationView } from '@shared/operations/reconcile'
import type { Difference } from '@shared/schema/reconciliation'
import { EmptyState } from '@/components/empty-state'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { QuantityText } from '@/components/quantity-text'
import { Sheet } from '@/components/sheet'
import { StateTag } from '@/components/state-tag'
import { formatInstant, formatMoney } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { kindText, scopeText } from '../report-words'
import './report-view.scss'

/** One run: everything that differs, each leading to its item. */
export function ReportView({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const query = useQuery('stock.reconciliation', reportId ? { reconciliationId: reportId } : null)
  return (
    <Sheet open={reportId !== ''} onClose={onClose} title={query.data?.warehouseName ?? '核对结果'}>
      <Loadable query={query}>{(report) => <Report report={report} />}</Loadable>
    </Sheet>
  )
}

function Report({ report }: { report: ReconciliationView }) {
  const { differences, differenceCount, startedAt, status } = report
  return (
    <View id="report" className="reconcile-report">
      <View className="reconcile-report__scope">
        {formatInstant(startedAt)} · {scopeText(report)}
      </View>
      {status === 'balanced' && (
        <EmptyState drawing="done" title="账实相符" text="每个批次的数量和金额都与流水一致" />
      )}
      {status === 'running' && <Notice tone="warning">还没核完，夜里会接着核；也可以现在再核一次。</Notice>}
      {status === 'different' && (
        <Word>系统没有改账。请先到现场点数，再用盘点、冲销或重新记账改正；查不出原因的请联系维护人员。</Word>
      )}
      {differences.map((difference, index) => (
        <Row key={index} difference={difference} />
      ))}
      {differenceCount > differences.length && (
        <View className="reconcile-report__scope">
          共 {differenceCount} 处，这里列出前 {differences.length} 处
        </View>
      )}
    </View>
  )
}

function Word({ children }: PropsWithChildren) {
  return (
    <View className="reconcile-report__word">
      <Notice tone="warning">{children}</Notice>
    </View>
  )
}

function Row({ difference }: { difference: Difference }) {
  const { item, itemId, text, kind, expected, found } = difference
  const gap = expected && found ? found.quantity - expected.quantity : 0
  const money = expected && found ? (found.valueFen ?? 0) - (expected.valueFen ?? 0) : 0
  return (
    <ListRow
      title={item?.name ?? itemId}
      note={text}
      tag={<StateTag tone="danger">{kindText[kind]}</StateTag>}
      {...(gap !== 0
        ? {
            value: (
              <QuantityText
                quantity={gap}
                scale={item?.scale ?? 0}
                unit={item?.unit ?? ''}
                tone="danger"
                signed
              />
            ),
          }
        : {})}
      {...(gap === 0 && money !== 0 ? { value: formatMoney(money) } : {})}
      arrow
      onTap={() => openPage('item', { id: itemId })}
    />
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { businessDay } from '@shared/domain/calendar'
import { receiptKindText } from '@shared/domain/receipt-kind'
import type { ReceiptView } from '@shared/operations/inbound'
import { ReceiptKind } from '@shared/schema/receipt'
import { Card } from '@/components/card'
import { EmptyState } from '@/components/empty-state'
import { ListEnd } from '@/components/list-end'
import { ListRow } from '@/components/list-row'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { Chips } from '@/components/segmented'
import { StateTag } from '@/components/state-tag'
import { formatClock, formatDay, formatMoney } from '@/lib/format'
import { back, openPage } from '@/lib/nav'
import { usePages } from '@/lib/use-pages'

/** Receipts of the clerk's warehouses, today's first, a card for each day. */
export function ReceiptList() {
  const [kind, setKind] = useState<ReceiptKind | 'all'>('all')
  const pages = usePages('inbound.list', { ...(kind === 'all' ? {} : { kind }), limit: 30 })
  return (
    <Page title="入库记录" sticky={<Chips value={kind} onChange={setKind} options={kinds} />}>
      <Loadable
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            title={kind === 'all' ? '还没有入库记录' : `还没有${receiptKindText[kind]}的记录`}
            text="收到的货入库后会出现在这里"
            action={{ text: '去入库', icon: 'receive', onTap: () => back() }}
          />
        }
      >
        {(rows) => (
          <>
            {byDay(rows).map(([day, receipts]) => (
              <Card key={day} title={dayTitle(day)} extra={`${receipts.length} 笔`} padded={false}>
                {receipts.map((receipt) => (
                  <Row key={receipt._id} receipt={receipt} />
                ))}
              </Card>
            ))}
            <ListEnd pages={pages} done="没有更早的记录了" />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Row({ receipt }: { receipt: ReceiptView }) {
  const { _id, lines, supplierName, fromName, warehouseName, receivedBy, receivedAt, kind, valueFen } =
    receipt
  const names = lines.slice(0, 2).map(({ item }) => item.name)
  return (
    <ListRow
      className="receipt-row"
      title={names.join('、') + (lines.length > 2 ? ` 等 ${lines.length} 行` : '')}
      subtitle={supplierName ?? fromName ?? (kind === 'purchase' ? '未填供应商' : receiptKindText[kind])}
      note={
        <>
          <View className="code">{_id}</View>
          {warehouseName} · {receivedBy.name}
        </>
      }
      value={formatMoney(valueFen)}
      tag={
        receipt.status === 'reversed' ? (
          <StateTag tone="danger">已冲销</StateTag>
        ) : kind === 'purchase' ? (
          <View className="muted num">{formatClock(receivedAt)}</View>
        ) : (
          <StateTag tone="brand">{receiptKindText[kind].slice(0, 2)}</StateTag>
        )
      }
      onTap={() => openPage('receive', { receipt: _id })}
    />
  )
}

const kinds: { value: ReceiptKind | 'all'; text: string; id: string }[] = [
  { value: 'all', text: '全部', id: 'kind-all' },
  ...ReceiptKind.options.map((value) => ({
    value,
    text: receiptKindText[value].slice(0, 2),
    id: `kind-${value}`,
  })),
]

const dayTitle = (day: string): string => (day === businessDay(Date.now()) ? '今天' : formatDay(day))

function byDay(receipts: readonly ReceiptView[]): [string, ReceiptView[]][] {
  const days = new Map<string, ReceiptView[]>()
  for (const receipt of receipts) {
    const day = businessDay(receipt.receivedAt)
    days.set(day, [...(days.get(day) ?? []), receipt])
  }
  return [...days]
}

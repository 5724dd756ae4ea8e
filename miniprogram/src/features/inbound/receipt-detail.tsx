import { View } from '@tarojs/components'
import type { ReceiptView } from '@shared/operations/inbound'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { formatInstant, formatMoney } from '@/lib/format'
import { replacePage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { CopyNumber } from './components/copy-number'
import { ReceiptLines } from './components/receipt-lines'

/** A posted receipt, opened from the list or by scanning its number. */
export function ReceiptDetail({ receiptId, mayReceive }: { receiptId: string; mayReceive: boolean }) {
  const query = useQuery('inbound.get', { receiptId }, { pull: true })
  const again = { id: 'receive-again', text: '再收一笔', onTap: () => replacePage('receive') }
  return (
    <Page title="入库单" bottom={mayReceive && <BottomBar primary={again} />}>
      <Loadable query={query}>{(receipt) => <Content receipt={receipt} />}</Loadable>
    </Page>
  )
}

function Content({ receipt }: { receipt: ReceiptView }) {
  const facts = [
    ['仓库', receipt.warehouseName],
    ['供应商', receipt.supplierName],
    ['送货单号', receipt.deliveryNote],
    ['收货人', receipt.receivedBy.name],
    ['入库时间', formatInstant(receipt.receivedAt)],
    ['备注', receipt.note],
  ] as const
  const state =
    receipt.status === 'posted' ? (
      <StateTag tone="success">已入库</StateTag>
    ) : (
      <StateTag tone="danger">已冲销</StateTag>
    )
  return (
    <>
      <Card title={receipt.kind === 'opening' ? '期初入库单' : '入库单'} extra={state}>
        <CopyNumber id="receipt-no" number={receipt._id} />
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
      <Card
        title={`明细 ${receipt.lines.length} 行`}
        extra={<View className="num">{formatMoney(receipt.valueFen)}</View>}
        padded={false}
      >
        <ReceiptLines lines={receipt.lines} />
      </Card>
    </>
  )
}

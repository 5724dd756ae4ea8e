import { View } from '@tarojs/components'
import { receiptKindText } from '@shared/domain/receipt-kind'
import type { ReceiptView } from '@shared/operations/inbound'
import { BottomBar } from '@/components/bottom-bar'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateTag } from '@/components/state-tag'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { documentName, documentOpener } from '@/lib/document-link'
import { formatInstant, formatMoney } from '@/lib/format'
import { openPage, replacePage } from '@/lib/nav'
import { useMe } from '@/lib/session'
import { useQuery } from '@/lib/use-operation'
import { CopyNumber } from './components/copy-number'
import { ReceiptLines } from './components/receipt-lines'

/** A posted receipt, opened from the list or by scanning its number. */
export function ReceiptDetail({ receiptId, mayReceive }: { receiptId: string; mayReceive: boolean }) {
  const query = useQuery('inbound.get', { receiptId }, { pull: true })
  const again = { id: 'receive-again', text: '再收一笔', onTap: () => replacePage('receive') }
  return (
    <Page title="入库单" bottom={mayReceive && <BottomBar primary={again} />}>
      <Loadable query={query}>
        {(receipt) => (
          <>
            <Content receipt={receipt} />
            <ReverseAction documentId={receipt._id} onReversed={query.refresh} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function Content({ receipt }: { receipt: ReceiptView }) {
  const facts = [
    ['仓库', receipt.warehouseName],
    ['供应商', receipt.supplierName],
    [fromLabels[receipt.kind] ?? '来自', receipt.fromName],
    ['原因', receipt.reason],
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
      <Card title={receiptKindText[receipt.kind]} extra={state}>
        <CopyNumber id="receipt-no" number={receipt._id} />
      </Card>
      <Inspected receipt={receipt} />
      <Card padded={false}>
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                {value}
              </Field>
            ),
        )}
        <Links receipt={receipt} />
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

const fromLabels: Partial<Record<ReceiptView['kind'], string>> = {
  donation: '捐赠方',
  return: '退库部门',
  transfer: '调出仓库',
}

/** The order or document that the goods came on. */
function Links({ receipt: { orderId, source } }: { receipt: ReceiptView }) {
  const me = useMe()
  const links = [...(orderId ? [{ type: 'purchaseOrder', id: orderId }] : []), ...(source ? [source] : [])]
  return (
    <>
      {links.map((link) => (
        <Field key={link.id} label="来源单据" onTap={documentOpener(link, me)}>
          <View id={`link-${link.type}`}>{documentName(link)}</View>
        </Field>
      ))}
    </>
  )
}

/** Goods that wait for their inspection: where that is done. */
export function Inspected({ receipt: { inspectionId, status } }: { receipt: ReceiptView }) {
  return inspectionId && status === 'posted' ? (
    <Notice
      id="to-inspect"
      tone="brand"
      icon="shield"
      action={{
        id: 'open-inspection',
        text: '看质检单',
        onTap: () => openPage('inspection', { id: inspectionId }),
      }}
    >
      有货放在待检区，质检合格后才能发
    </Notice>
  ) : null
}

import { useRouter } from '@tarojs/taro'
import { returnReasonText } from '@shared/domain/supplier-return'
import type { OutputOf } from '@shared/operations'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { Loadable } from '@/components/loadable'
import { Page } from '@/components/page'
import { PhotoStrip } from '@/components/photo-field'
import { StateTag } from '@/components/state-tag'
import { ReverseAction } from '@/features/reversal/components/reverse-action'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { useQuery } from '@/lib/use-operation'
import { ForRoles } from '../quality/components/for-roles'
import { DocumentLink } from '../quality/components/document-link'
import { GoodsCard } from '../quality/components/goods-card'

/** One return to a supplier: what went back, why, and who took it. */
export function ReturnPage() {
  return (
    <ForRoles title="退货单" roles={['clerk', 'admin']} refusal="退货单由仓管员和管理员查看">
      {() => <Detail />}
    </ForRoles>
  )
}

function Detail() {
  const { id = '' } = useRouter<{ id: string }>().params
  const query = useQuery('quality.supplierReturn', { returnId: id }, { pull: true })
  return (
    <Page title="退货单">
      <Loadable query={query}>{(data) => <Content data={data} refresh={query.refresh} />}</Loadable>
    </Page>
  )
}

interface ContentProps {
  data: OutputOf<'quality.supplierReturn'>
  refresh: () => Promise<void>
}

function Content({ data: { supplierReturn, pictures }, refresh }: ContentProps) {
  const { _id, status, supplierName, warehouseName, reason, note, carrier, lines, valueFen } = supplierReturn
  const { returnedBy, returnedAt, reversed } = supplierReturn
  const facts = [
    ['供应商', supplierName],
    ['仓库', warehouseName],
    ['原因', [returnReasonText[reason], note].filter(Boolean).join('：')],
    ['交接人', [carrier.person, carrier.phone].filter(Boolean).join(' ')],
    ['物流单号', carrier.logisticsNo],
    ['经办人', returnedBy.name],
    ['退货时间', formatInstant(returnedAt)],
    ['冲销原因', reversed?.reason],
  ] as const
  const receipts = [...new Set(lines.flatMap((line) => line.receiptId ?? []))]
  return (
    <>
      <Card
        title="退货单"
        extra={
          status === 'posted' ? (
            <StateTag tone="success">已退货</StateTag>
          ) : (
            <StateTag tone="danger">已冲销</StateTag>
          )
        }
      >
        <CopyNumber id="return-no" number={_id} />
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
        {receipts.map((receipt) => (
          <DocumentLink
            key={receipt}
            label="原入库单"
            number={receipt}
            onTap={() => openPage('receive', { receipt })}
          />
        ))}
      </Card>
      <GoodsCard lines={lines} valueFen={valueFen} />
      {pictures.length > 0 && (
        <Card title="照片">
          <PhotoStrip urls={pictures.map(({ url }) => url)} />
        </Card>
      )}
      <ReverseAction documentId={_id} onReversed={refresh} />
    </>
  )
}

import { inspectionText } from '@shared/domain/inspection'
import type { InspectionView } from '@shared/operations/quality'
import type { Inspection } from '@shared/schema/inspection'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { StateTag } from '@/components/state-tag'
import { CopyNumber } from '@/features/inbound/components/copy-number'
import { formatAge, formatInstant } from '@/lib/format'
import { openPage } from '@/lib/nav'
import { DocumentLink } from './document-link'

const tones = {
  waiting: 'warning',
  partlyJudged: 'warning',
  judged: 'success',
  cancelled: 'neutral',
  reversed: 'danger',
} as const satisfies Record<Inspection['status'], string>

/** Which goods these are: number, receipt, supplier, and how long they wait. */
export function InspectionHead({ inspection }: { inspection: InspectionView }) {
  const { _id, status, receiptId, supplierName, deliveryNote, warehouseName, createdAt, reversed } =
    inspection
  const facts = [
    ['供应商', supplierName],
    ['送货单号', deliveryNote],
    ['仓库', warehouseName],
    ['到货', `${formatInstant(createdAt)}（${formatAge(createdAt)}前）`],
    ['冲销原因', reversed?.reason],
  ] as const
  return (
    <>
      <Card title="质检单" extra={<StateTag tone={tones[status]}>{inspectionText[status]}</StateTag>}>
        <CopyNumber id="inspection-no" number={_id} />
      </Card>
      <Card padded={false}>
        <DocumentLink
          id="to-receipt"
          label="入库单"
          number={receiptId}
          onTap={() => openPage('receive', { receipt: receiptId })}
        />
        {facts.map(
          ([label, value]) =>
            value && (
              <Field key={label} label={label}>
                {value}
              </Field>
            ),
        )}
      </Card>
    </>
  )
}

import { BarcodeLabel } from '@/components/barcode-label'
import { Card } from '@/components/card'
import type { Requisition } from '@shared/schema/requisition'

/** While goods wait to be fetched: the code that opens this document on the clerk's phone. */
export function PickupCode({ requisition }: { requisition: Requisition }) {
  if (requisition.status !== 'approved' && requisition.status !== 'partlyIssued') return null
  return (
    <Card title="领取码" extra="领取时给仓管员扫">
      <BarcodeLabel text={requisition._id} />
    </Card>
  )
}

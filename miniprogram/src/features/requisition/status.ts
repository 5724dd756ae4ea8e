import type { Tone } from '@/components/state-tag'
import type { RequisitionStatus } from '@shared/schema/requisition'

/** Colour of a state; its word is `statusText` of the domain. */
export const statusTone: Record<RequisitionStatus, Tone> = {
  submitted: 'brand',
  approved: 'warning',
  partlyIssued: 'warning',
  issued: 'success',
  returned: 'danger',
  rejected: 'danger',
  withdrawn: 'neutral',
  closed: 'neutral',
}

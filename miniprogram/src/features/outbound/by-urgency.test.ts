import type { RequisitionRow } from '@shared/operations/requisition'
import { byUrgency } from './by-urgency'

const row = (requisitionId: string, change: Partial<RequisitionRow> = {}) =>
  ({ requisitionId, urgent: false, updatedAt: '2026-11-20T00:00:00.000Z', ...change }) as RequisitionRow

it('puts urgent ones first, then the day of need, then who waits longest', () => {
  const rows = [
    row('patient', { updatedAt: '2026-11-21T00:00:00.000Z' }),
    row('old'),
    row('friday', { neededBy: '2026-11-27' }),
    row('urgent', { urgent: true, updatedAt: '2026-11-22T00:00:00.000Z' }),
    row('monday', { neededBy: '2026-11-23' }),
  ]
  expect(byUrgency(rows).map((r) => r.requisitionId)).toEqual([
    'urgent',
    'monday',
    'friday',
    'old',
    'patient',
  ])
})

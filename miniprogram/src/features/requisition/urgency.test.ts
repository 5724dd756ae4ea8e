import { byUrgency } from './urgency'

test('urgent first, then who has waited longest', () => {
  const rows = [
    { id: 'new', urgent: false, createdAt: '2026-11-22T02:00:00.000Z' },
    { id: 'newUrgent', urgent: true, createdAt: '2026-11-22T03:00:00.000Z' },
    { id: 'old', urgent: false, createdAt: '2026-11-20T02:00:00.000Z' },
    { id: 'oldUrgent', urgent: true, createdAt: '2026-11-21T03:00:00.000Z' },
  ]
  expect(rows.sort(byUrgency).map(({ id }) => id)).toEqual(['oldUrgent', 'newUrgent', 'old', 'new'])
})

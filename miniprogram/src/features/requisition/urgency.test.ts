import { byUrgency } from './urgency'

const rows = [
  { id: 'new', urgent: false, createdAt: '2026-11-22T02:00:00.000Z', updatedAt: '2026-11-22T02:00:00.000Z' },
  {
    id: 'newUrgent',
    urgent: true,
    createdAt: '2026-11-22T03:00:00.000Z',
    updatedAt: '2026-11-22T03:00:00.000Z',
  },
  { id: 'old', urgent: false, createdAt: '2026-11-20T02:00:00.000Z', updatedAt: '2026-11-22T04:00:00.000Z' },
  {
    id: 'oldUrgent',
    urgent: true,
    createdAt: '2026-11-21T03:00:00.000Z',
    updatedAt: '2026-11-21T03:00:00.000Z',
  },
]

test.each([
  ['createdAt', ['oldUrgent', 'newUrgent', 'old', 'new']],
  ['updatedAt', ['oldUrgent', 'newUrgent', 'new', 'old']],
] as const)('urgent first, then who has waited longest since %s', (since, expected) => {
  expect([...rows].sort(byUrgency(since)).map(({ id }) => id)).toEqual(expected)
})

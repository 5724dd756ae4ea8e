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

test('what is needed on a day goes before what has only waited, but not before what is urgent', () => {
  const at = '2026-11-20T02:00:00.000Z'
  const row = (id: string, change: object = {}) => ({
    id,
    urgent: false,
    createdAt: at,
    updatedAt: at,
    ...change,
  })
  const mixed = [
    row('old'),
    row('friday', { neededBy: '2026-11-27' }),
    row('urgent', { urgent: true, createdAt: '2026-11-22T02:00:00.000Z' }),
    row('monday', { neededBy: '2026-11-23', createdAt: '2026-11-22T02:00:00.000Z' }),
  ]
  expect(mixed.sort(byUrgency('createdAt')).map(({ id }) => id)).toEqual([
    'urgent',
    'monday',
    'friday',
    'old',
  ])
})

test.each([
  ['createdAt', ['oldUrgent', 'newUrgent', 'old', 'new']],
  ['updatedAt', ['oldUrgent', 'newUrgent', 'new', 'old']],
] as const)('urgent first, then who has waited longest since %s', (since, expected) => {
  expect([...rows].sort(byUrgency(since)).map(({ id }) => id)).toEqual(expected)
})

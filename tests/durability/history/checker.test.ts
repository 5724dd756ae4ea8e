import { checkHistory } from './checker'
import type { AnomalyName, Recorded, Step } from './types'

/**
 * Histories by hand: `r:x=1,2` reads list x as [1, 2], `a:x=3` appends. All overlap in time unless `times` says when a
 * transaction's snapshot, its later steps and its commit happened.
 */
function transaction(
  name: string,
  steps: string,
  { committed = true, times = [1, 90, 100] }: { committed?: boolean; times?: [number, number, number] } = {},
): Recorded {
  const [snapshot, later, commit] = times
  const parsed = steps.split(' ').map((text, i): Step => {
    const [, kind, key = '', values = ''] = /^([ra]):(\w)=(.*)$/.exec(text) ?? []
    const at = i === 0 ? snapshot : later
    if (kind === 'a') return { kind: 'append', key, value: Number(values), sent: at - 0.5, at }
    return { kind: 'read', key, list: values === '' ? [] : values.split(',').map(Number), sent: at - 0.5, at }
  })
  return { name, steps: parsed, committed, commitSent: commit - 0.5, commitAt: commit }
}

const namesOf = (history: Recorded[], final: Record<string, number[]>): AnomalyName[] => [
  ...new Set(checkHistory(history, new Map(Object.entries(final))).anomalies.map(({ name }) => name)),
]

test('a good history is good, and needs no order of commits', () => {
  const history = [
    transaction('A', 'r:x= a:x=1 r:x=1 a:y=2'),
    transaction('B', 'r:x=1 r:y=2 a:x=3', { times: [101, 102, 103] }),
    transaction('C', 'r:x= a:x=9', { committed: false }),
    transaction('D', 'r:x=1,3 r:y=2', { times: [104, 105, 106] }),
  ]
  expect(
    checkHistory(
      history,
      new Map([
        ['x', [1, 3]],
        ['y', [2]],
      ]),
    ),
  ).toEqual({ anomalies: [], writeSkew: false })
})

test('write skew is no anomaly of snapshot isolation, but is seen', () => {
  const history = [transaction('A', 'r:x= r:y= a:x=1'), transaction('B', 'r:x= r:y= a:y=2')]
  expect(
    checkHistory(
      history,
      new Map([
        ['x', [1]],
        ['y', [2]],
      ]),
    ),
  ).toEqual({ anomalies: [], writeSkew: true })
})

const bad: [AnomalyName, string, Recorded[], Record<string, number[]>][] = [
  [
    'incompatible-order',
    'two reads disagree',
    [
      transaction('A', 'a:x=1'),
      transaction('B', 'a:x=2'),
      transaction('C', 'r:x=1'),
      transaction('D', 'r:x=2'),
    ],
    { x: [1, 2] },
  ],
  ['duplicate', 'a value twice', [transaction('A', 'a:x=1')], { x: [1, 1] }],
  ['garbage', 'a value of nobody', [transaction('A', 'r:x=7')], { x: [7] }],
  ['lost-append', 'a committed append is gone', [transaction('A', 'a:x=1')], { x: [] }],
  ['internal', 'the own append is not seen', [transaction('A', 'a:x=1 r:x=')], { x: [1] }],
  [
    'non-repeatable-read',
    'the same list read twice, and differently',
    [transaction('A', 'a:x=1'), transaction('B', 'r:x= r:x=1')],
    { x: [1] },
  ],
  [
    'G1a',
    'read of what was rolled back',
    [transaction('A', 'a:x=1', { committed: false }), transaction('B', 'r:x=1')],
    { x: [1] },
  ],
  [
    'G1b',
    'read of what was not the last word',
    [transaction('A', 'a:x=1 a:x=2'), transaction('B', 'r:x=1')],
    { x: [1, 2] },
  ],
  [
    'G0',
    'each writes after the other',
    [transaction('A', 'a:x=1 a:y=4'), transaction('B', 'a:x=2 a:y=3')],
    { x: [1, 2], y: [3, 4] },
  ],
  [
    'G1c',
    'each reads what the other wrote',
    [transaction('A', 'a:x=1 r:y=2'), transaction('B', 'a:y=2 r:x=1')],
    { x: [1], y: [2] },
  ],
  [
    'G-single',
    'a fractured read',
    [transaction('A', 'a:x=1 a:y=2'), transaction('B', 'r:x=1 r:y=')],
    { x: [1], y: [2] },
  ],
  [
    'G-single',
    'a lost update',
    [transaction('A', 'r:x= a:x=1'), transaction('B', 'r:x= a:x=2')],
    { x: [1, 2] },
  ],
  [
    'G-single',
    'a snapshot from before what was acknowledged',
    [transaction('A', 'a:x=1', { times: [1, 2, 3] }), transaction('B', 'r:x=', { times: [5, 6, 7] })],
    { x: [1] },
  ],
  [
    'first-committer-wins',
    'two blind writers, one inside the other',
    [transaction('A', 'r:y= a:x=2', { times: [1, 50, 60] }), transaction('B', 'a:x=1', { times: [5, 6, 7] })],
    { x: [1, 2], y: [] },
  ],
]

test.each(bad)('%s is found: %s', (name, _, history, final) => {
  expect(namesOf(history, final)).toContain(name)
})

import type { HistoryEntry } from '@shared/schema/requisition'
import { progressSteps } from './progress'

const entry = (action: HistoryEntry['action'], name: string): HistoryEntry => ({
  action,
  by: { id: name, name },
  at: '2026-11-20T02:00:00.000Z',
})
const statesOf = (steps: ReturnType<typeof progressSteps>) => steps.map(({ state }) => state).join(' ')

describe('the progress line', () => {
  test.each([
    ['submitted', 'done current waiting waiting'],
    ['approved', 'done done current waiting'],
    ['partlyIssued', 'done done done current'],
    ['issued', 'done done done done'],
    ['returned', 'done stopped waiting waiting'],
    ['rejected', 'done stopped waiting waiting'],
    ['withdrawn', 'done stopped waiting waiting'],
  ] as const)('%s is %s', (status, expected) => {
    expect(statesOf(progressSteps({ status, approverNames: ['李建国'] }))).toBe(expected)
  })

  test('says whom it waits for', () => {
    const [, approval] = progressSteps({ status: 'submitted', approverNames: ['李建国', '陈志远'] })
    expect(approval?.note).toBe('等李建国')
  })

  test('a document taken back after approval stopped at the shelf, not at the approver', () => {
    const history = [entry('submit', '张晓雯'), entry('approve', '李建国'), entry('withdraw', '张晓雯')]
    const steps = progressSteps({ status: 'withdrawn', approverNames: ['李建国'], history })
    expect(statesOf(steps)).toBe('done done stopped waiting')
    expect(steps[1]?.note).toBe('李建国')
    expect(steps[2]?.text).toBe('撤回')
  })

  test('names who decided and who issued', () => {
    const history = [entry('submit', '张晓雯'), entry('approve', '陈志远'), entry('issue', '王敏')]
    const notes = progressSteps({ status: 'issued', approverNames: ['李建国'], history }).map(
      ({ note }) => note,
    )
    expect(notes.slice(1, 3)).toEqual(['陈志远', '王敏'])
  })
})

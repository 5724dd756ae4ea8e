import { defaultSettings } from '../schema/settings'
import { refuseLate, refuseTerms, termsOf, type RequestTerms } from './request-terms'
import { approver, now, pen, requester, stockWith, lot, today } from './testing/fixtures'
import { recipient } from './testing/lending'
import { decide, submit } from './requisition'

const rules = defaultSettings.loans

test.each<[RequestTerms, string | null]>([
  [{ kind: 'consume' }, null],
  [{ kind: 'loan', dueDate: '2026-11-22' }, null],
  [{ kind: 'loan', dueDate: '2027-11-22' }, null],
  [{ kind: 'loan' }, 'DUE_DATE_WRONG'],
  [{ kind: 'loan', dueDate: '2026-11-21' }, 'DUE_DATE_WRONG'],
  [{ kind: 'loan', dueDate: '2027-11-23' }, 'DUE_DATE_WRONG'],
  [{ kind: 'external', recipient }, null],
  [{ kind: 'external' }, 'RECIPIENT_REQUIRED'],
  [{ kind: 'external', recipient: { ...recipient, address: undefined } }, 'ADDRESS_REQUIRED'],
  [{ kind: 'external', recipient: { ...recipient, address: undefined, transport: 'selfPick' } }, null],
])('%j → %s', (terms, code) => {
  expect(refuseTerms(terms, rules, today)?.code ?? null).toBe(code)
})

test('only what belongs to the kind is kept', () => {
  expect(termsOf({ kind: 'consume', dueDate: today, recipient })).toEqual({ kind: 'consume' })
  expect(termsOf({ kind: 'loan', dueDate: today, recipient })).toEqual({ kind: 'loan', dueDate: today })
  expect(termsOf({ kind: 'external', dueDate: today, recipient })).toEqual({ kind: 'external', recipient })
})

test('a loan whose day of return is over is not approved', () => {
  expect(refuseLate({ kind: 'loan', dueDate: '2026-11-21' }, today)?.code).toBe('DUE_DATE_PAST')
  expect(refuseLate({ kind: 'loan', dueDate: today }, today)).toBeNull()
  const shelf = stockWith(pen, [lot('a', 10)])
  const filed = submit(
    () => shelf,
    {
      no: 'JY1',
      requester,
      warehouse: { _id: 'W1', name: '库' },
      approvers: [approver],
      purpose: '会议',
      urgent: false,
      terms: { kind: 'loan', dueDate: today },
      lines: [{ itemId: 'PEN', quantity: 1 }],
    },
    now,
  )
  if (!filed.ok) throw new Error(filed.code)
  const verdict = { by: approver, decision: 'approve' as const, quantities: new Map<number, number>() }
  const dayLater = '2026-11-23T03:00:00.000Z'
  expect(decide(filed.data, () => shelf, verdict, dayLater)).toMatchObject({ code: 'DUE_DATE_PAST' })
})

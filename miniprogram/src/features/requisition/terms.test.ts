import type { Basket } from './basket'
import { termProblems, termsInput } from './terms'

const today = '2026-11-22'
const basket: Basket = { lines: [], purpose: '', urgent: false, neededBy: '' }
const recipient = { organisation: ' 市疾控中心 ', contact: '林工', phone: '0510-5550100' }

test('goods for use need no terms, and leave those of another choice out', () => {
  const changed = { ...basket, kind: 'consume' as const, dueDate: '2026-11-01', recipient }
  expect(termProblems(changed, today)).toEqual({})
  expect(termsInput(changed)).toEqual({})
})

test('a loan needs a day that is not over', () => {
  const loan = { ...basket, kind: 'loan' as const }
  expect(termProblems(loan, today).dueDate).toMatch('选一个')
  expect(termProblems({ ...loan, dueDate: '2026-11-21' }, today).dueDate).toMatch('已经过去')
  expect(termProblems({ ...loan, dueDate: today }, today)).toEqual({})
  expect(termsInput({ ...loan, dueDate: today, recipient })).toEqual({ kind: 'loan', dueDate: today })
})

test('what is sent out needs a recipient, and an address unless it is fetched', () => {
  const external = { ...basket, kind: 'external' as const }
  expect(Object.keys(termProblems(external, today))).toEqual(['organisation', 'contact', 'phone', 'address'])
  expect(Object.keys(termProblems({ ...external, recipient }, today))).toEqual(['address'])
  const fetched = { ...external, recipient: { ...recipient, transport: 'selfPick' as const } }
  expect(termProblems(fetched, today)).toEqual({})
  expect(termsInput(fetched)).toEqual({
    kind: 'external',
    recipient: { organisation: '市疾控中心', contact: '林工', phone: '0510-5550100', transport: 'selfPick' },
  })
})

import type { Invitation, Person } from '../schema/person'
import { codeFrom, normaliseInvitation, refuseBinding, refuseInvitation } from './invitation'

const now = '2026-11-22T08:00:00.000Z'
const person = (more: Partial<Person> = {}) =>
  ({ _id: 'wang', name: '王敏', status: 'active', ...more }) as Person
const invitation: Invitation = {
  _id: 'wang',
  hash: 'h',
  createdAt: now,
  expiresAt: '2026-11-25T08:00:00.000Z',
  by: { id: 'liu', name: '刘洋' },
}

test('a code is ten letters that cannot be mistaken for one another', () => {
  expect(codeFrom(Uint8Array.from([0, 1, 2, 30, 31, 32, 63, 64, 255, 7]))).toBe('234YZ-2Z2Z9')
  const letters = new Set(Array.from({ length: 256 }, (_, n) => codeFrom(Uint8Array.from([n]))[0]))
  expect(letters.size).toBe(32)
  for (const letter of 'IO01') expect(letters).not.toContain(letter)
})

test.each(['K7QM3-XPA9R', 'k7qm3xpa9r', ' K7QM3 XPA9R ', 'Ｋ７ＱＭ３－ＸＰＡ９Ｒ'])(
  '%s is read as it is written',
  (typed) => {
    expect(normaliseInvitation(typed)).toBe('K7QM3-XPA9R')
  },
)

test('who is bound or disabled gets none', () => {
  expect(refuseInvitation(person())).toBeNull()
  expect(refuseInvitation(person({ openid: 'o' }))).toMatchObject({ code: 'ALREADY_BOUND' })
  expect(refuseInvitation(person({ status: 'disabled' }))).toMatchObject({ code: 'NOT_FOUND' })
})

test.each([
  ['fits', invitation, 'h', person(), now, null],
  ['there is none', undefined, 'h', person(), now, 'INVITATION_INVALID'],
  ['it was replaced', invitation, 'other', person(), now, 'INVITATION_INVALID'],
  ['it has ended', invitation, 'h', person(), invitation.expiresAt, 'INVITATION_INVALID'],
  ['the person has left', invitation, 'h', person({ status: 'disabled' }), now, 'INVITATION_INVALID'],
  ['the person is bound', invitation, 'h', person({ openid: 'o' }), now, 'INVITATION_INVALID'],
  ['the person is gone', invitation, 'h', undefined, now, 'INVITATION_INVALID'],
] as const)('when %s', (_name, open, hash, invited, at, code) => {
  expect(refuseBinding(open, hash, invited, at)?.code ?? null).toBe(code)
})

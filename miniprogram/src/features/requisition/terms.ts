import type { InputOf } from '@shared/operations'
import type { Recipient } from '@shared/schema/requisition'
import type { Basket } from './basket'

export type TermProblems = Partial<Record<'dueDate' | keyof Recipient, string>>

/** What a loan or something sent out still lacks, by field. The server knows the longest loan and says so. */
export function termProblems(
  { kind = 'consume', dueDate, recipient = {} }: Basket,
  today: string,
): TermProblems {
  if (kind === 'loan') {
    if (!dueDate) return { dueDate: '选一个归还日期' }
    return dueDate < today ? { dueDate: '归还日期已经过去，请重新选择' } : {}
  }
  if (kind !== 'external') return {}
  const lacks = (value: string | undefined) => (value ?? '').trim() === ''
  const problems: TermProblems = {}
  if (lacks(recipient.organisation)) problems.organisation = '填写接收单位'
  if (lacks(recipient.contact)) problems.contact = '填写联系人'
  if (lacks(recipient.phone)) problems.phone = '填写联系电话'
  if (recipient.transport !== 'selfPick' && lacks(recipient.address)) problems.address = '寄送要写收货地址'
  return problems
}

/** The part of the input that says the kind; only what belongs to it. */
export function termsInput({
  kind = 'consume',
  dueDate,
  recipient = {},
}: Basket): Pick<InputOf<'requisition.submit'>, 'kind' | 'dueDate' | 'recipient'> {
  if (kind === 'loan') return { kind, ...(dueDate ? { dueDate } : {}) }
  if (kind !== 'external') return {}
  const { organisation = '', contact = '', phone = '', address = '', transport = 'courier' } = recipient
  const kept = { organisation: organisation.trim(), contact: contact.trim(), phone: phone.trim(), transport }
  return { kind, recipient: { ...kept, ...(address.trim() ? { address: address.trim() } : {}) } }
}

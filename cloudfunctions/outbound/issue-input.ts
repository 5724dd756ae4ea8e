import { createHmac } from 'node:crypto'
import type { IssueCommand } from '../../shared/domain/issue'
import { ok, type Result } from '../../shared/errors'
import type { InputOf } from '../../shared/operations'
import type { IdCheck } from '../../shared/schema/requisition'
import { environment } from '../runtime/app'
import type { CallContext } from '../runtime/context'
import { settings } from '../runtime/directory'
import { keepSignature } from '../runtime/keep-signature'

/** What was typed and signed, as the domain wants it: the signature stored, the identity document only as its mark. */
export async function issueCommand(
  input: InputOf<'outbound.issue'>,
  call: CallContext,
  no: string,
): Promise<Result<IssueCommand>> {
  const signature = input.signature ? await keepSignature(input.signature, call) : undefined
  if (signature && !signature.ok) return signature
  return ok({
    no,
    by: call.caller,
    controlled: await settings('controlled'),
    ...(input.lines
      ? { lines: input.lines.map(({ lineId, picks }) => (picks ? { lineId, picks } : { lineId })) }
      : {}),
    ...(input.overrideReason ? { overrideReason: input.overrideReason } : {}),
    ...(input.receivedBy ? { receivedBy: input.receivedBy } : {}),
    ...(input.trackingNo ? { trackingNo: input.trackingNo } : {}),
    ...(input.closeReason ? { closeReason: input.closeReason } : {}),
    ...(input.idNumber ? { idCheck: markOf(input.idNumber) } : {}),
    ...(signature ? { signature: signature.data } : {}),
  })
}

/**
 * Of the document that the recipient showed only what settles a dispute is kept: two characters to compare by eye, and a
 * hash under our own key, so that whoever copies the database cannot try out the few numbers there are.
 */
export function markOf(idNumber: string): IdCheck {
  const number = idNumber.toUpperCase()
  const hash = createHmac('sha256', environment('JOURNAL_KEY')).update(`id ${number}`).digest('hex')
  return { masked: `••••${number.slice(-2)}`, hash }
}

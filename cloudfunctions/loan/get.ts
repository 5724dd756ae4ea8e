import { ok, reject } from '../../shared/errors'
import type { Loan } from '../../shared/schema/loan'
import type { Photo } from '../../shared/schema/photo'
import { _ } from '../runtime/app'
import type { Handler } from '../runtime/define-function'
import { settings } from '../runtime/directory'
import { photoLinks } from '../runtime/photos'
import { find, get } from '../runtime/store'
import { loanView, maySeeLoan } from './view'

/** The document, and links to the pictures of what came back damaged or was lost. */
export const getLoan: Handler<'loan.get'> = async ({ loanId }, call) => {
  const loan = await get('loans', loanId)
  if (!loan) return reject('NOT_FOUND', { what: `借出单 ${loanId}` })
  if (!maySeeLoan(call.caller, loan)) return reject('FORBIDDEN')
  const links = await photoLinks(await photosOf(loan))
  return ok(loanView(loan, await settings('loans'), call, links))
}

async function photosOf({ receiptIds, settlements, lines }: Loan): Promise<Photo[]> {
  const settled = settlements.flatMap(({ photos = [] }) => photos)
  if (!lines.some((line) => line.damaged > 0)) return settled
  const receipts = await find('receipts', { _id: _.in(receiptIds) })
  const damaged = receipts.flatMap((receipt) => receipt.lines.flatMap(({ photos = [] }) => photos))
  return [...damaged, ...settled]
}

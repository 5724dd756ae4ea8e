import { ok, reject, type Rejection, type Result } from '../../errors'
import type { Photo } from '../../schema/photo'
import type { Caller } from '../../schema/person'
import type { SignatureRole, Stocktake } from '../../schema/stocktake'
import { businessDay } from '../calendar'
import { mayWorkIn } from '../rights'
import { stocktakeStates } from './access'
import { DAYS_TO_SIGN, maySign } from './actions'
import { signatureRoleText } from './words'

export interface SignCommand {
  by: Caller
  role: SignatureRole
  signature: Photo
  /** Ids of everybody who counted in it. */
  countedBy: readonly string[]
}

/**
 * The stocktake with a signature under its report. 盘点人 are those who counted, 监盘人 somebody who did not, 仓管员 a clerk of
 * the warehouse, and not the one who watched. Rejects SIGNING_CLOSED before review and a month after posting, and SIGNER_UNFIT: another role's person, or
 * one who has signed in this role already.
 */
export function signReport(stocktake: Stocktake, command: SignCommand, now: string): Result<Stocktake> {
  const { by, role, signature } = command
  if (!maySign(stocktake, businessDay(now)))
    return reject('SIGNING_CLOSED', { state: stocktakeStates[stocktake.status], days: DAYS_TO_SIGN })
  const refused = refuseSigner(stocktake, command)
  if (refused) return refused
  const signed = { role, by: { id: by._id, name: by.name }, signature, at: now }
  return ok({ ...stocktake, signatures: [...stocktake.signatures, signed], updatedAt: now })
}

/** Why somebody may not sign in a role; null when he may. */
export function refuseSigner(
  { signatures, warehouseId }: Pick<Stocktake, 'signatures' | 'warehouseId'>,
  { by, role, countedBy }: Omit<SignCommand, 'signature'>,
): Rejection | null {
  const counted = countedBy.includes(by._id)
  const because = (why: string) => reject('SIGNER_UNFIT', { role: signatureRoleText[role], why })
  if (signatures.some((one) => one.role === role && one.by.id === by._id)) return because('你已经签过了')
  if (role === 'counter' && !counted) return because('你没有参加这次盘点')
  if (role === 'supervisor' && counted) return because('你参加了这次盘点，要由没有参加盘点的人监盘')
  const other = role === 'keeper' ? 'supervisor' : role === 'supervisor' ? 'keeper' : undefined
  if (other && signatures.some((one) => one.role === other && one.by.id === by._id))
    return because('监盘人和仓管员要由两个人签')
  if (role === 'keeper' && !mayWorkIn(by, warehouseId)) return because('你不是这个仓库的仓管员')
  return null
}

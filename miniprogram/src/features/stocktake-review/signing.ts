import { refuseSigner } from '@shared/domain/stocktake/sign'
import { signatureRoleText } from '@shared/domain/stocktake/words'
import type { StocktakeView } from '@shared/operations/stocktake-view'
import type { SignatureRole } from '@shared/schema/stocktake'
import type { Me } from '@/lib/session'

export const signatureRoles = Object.keys(signatureRoleText) as SignatureRole[]

/** The roles in which this person may sign the report now, by the rule that the server follows. */
export function rolesToSign({ stocktake, board, actions }: StocktakeView, me: Me): SignatureRole[] {
  if (!actions.sign) return []
  const countedBy = board.people.map(({ id }) => id)
  return signatureRoles.filter((role) => refuseSigner(stocktake, { by: me, role, countedBy }) === null)
}

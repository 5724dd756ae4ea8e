import { ok, reject, type Result } from '../../errors'
import type { Reversed } from '../../schema/reversal'
import type { Scrap } from '../../schema/scrap'
import { canBecome, scrapText } from '../scrap'
import { refuseSecond } from './undo'

/**
 * A scrapping taken back, with the hold of its request: the goods have the state again that they had before anybody asked.
 * Rejects ALREADY_REVERSED, and NOT_REVERSIBLE before the goods were disposed of: a request is withdrawn, not reversed.
 */
export function undoScrap(scrap: Scrap, reversed: Reversed): Result<Scrap> {
  const refused = refuseSecond(scrap)
  if (refused) return refused
  if (!canBecome(scrap.status, 'reversed')) {
    const state = scrapText[scrap.status]
    return reject('NOT_REVERSIBLE', { why: `报废单的状态是「${state}」，还没有处置，请申请人撤回` })
  }
  return ok({ ...scrap, status: 'reversed', reversed, updatedAt: reversed.at })
}

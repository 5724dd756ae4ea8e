import type { Decision, Requisition } from '../../../shared/schema/requisition'
import type { Verdict } from '../actions/requesting'
import { instant } from '../working-time'
import type { World } from '../world'
import { rounded } from './demand'

const kindWords = ['同意', '同意，请按需领取', '同意，注意节约使用', '同意发放']
const cutWords = ['先领一半，月底再申请', '库存不多，数量减半', '上次领的还有，少领一些', '按定额核减']
const returnWords = ['请写明用途和批次', '请合并到本周的申请里一起提', '数量偏多，请核对后重新提交']
const rejectWords = ['上周刚领过，暂不同意', '不属于本部门领用范围', '可先用部门周转物资']

/**
 * The approver's decision: now and then a line is cut; more than there is, is never approved,
 * and when nothing is left the request goes back. `uncut` keeps the approver's own scissors away.
 */
export function verdictOn(
  world: World,
  requisition: Requisition,
  wanted: Decision,
  uncut: boolean,
  moment: number,
): Verdict {
  const { random } = world
  const [first = '', other = first] = requisition.approverIds
  const approverId = random.chance(0.75) ? first : other
  const base = { requisitionId: requisition._id, approverId }
  if (wanted !== 'approve') {
    return {
      ...base,
      decision: wanted,
      comment: random.pick(wanted === 'return' ? returnWords : rejectWords),
    }
  }
  const quantities = new Map<number, number>()
  const at = instant(moment)
  for (const line of requisition.lines) {
    const available = world.available(requisition.warehouseId, line.itemId, at)
    if (available < line.quantity) quantities.set(line.lineId, available)
  }
  if ([...quantities.values()].filter((quantity) => quantity === 0).length === requisition.lines.length) {
    return { ...base, decision: 'return', comment: '库存不足，到货后请再提交' }
  }
  const generous = requisition.lines.find((line) => line.quantity >= 4 && !quantities.has(line.lineId))
  if (!uncut && generous && random.chance(0.18)) {
    quantities.set(
      generous.lineId,
      Math.min(generous.quantity, rounded(generous.quantity / 2, generous.item.scale)),
    )
    return { ...base, decision: 'approve', quantities, comment: random.pick(cutWords) }
  }
  const comment = quantities.size > 0 ? '库存有限，按现有数量发放' : random.pick(kindWords)
  return {
    ...base,
    decision: 'approve',
    quantities,
    ...(random.chance(0.6) || quantities.size > 0 ? { comment } : {}),
  }
}

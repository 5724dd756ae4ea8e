import type { CountLine, CountLineState, RecountReason, VarianceReason } from '../../schema/count-line'
import type { SignatureRole, Stocktake, StocktakeKind } from '../../schema/stocktake'

/** Words of the field that pages, reports and the exported table say alike. */
export const stocktakeKindText: Record<StocktakeKind, string> = {
  periodic: '定期盘点',
  cycle: '循环盘点',
  adhoc: '临时盘点',
}

export const varianceReasonText: Record<VarianceReason, string> = {
  missedReceipt: '漏记入库',
  missedIssue: '漏记出库',
  wrongIssue: '发错货',
  wrongUnit: '单位弄错',
  wrongLot: '批号弄错',
  misplaced: '放错货位',
  naturalLoss: '自然损耗',
  damaged: '损坏',
  stolen: '被盗丢失',
  lastCount: '上次盘错',
  other: '其他',
}

export const countLineStateText: Record<CountLineState, string> = {
  toCount: '待盘',
  toSecond: '待第二人',
  toRecount: '待重盘',
  counted: '已盘',
}

export const recountReasonText: Record<RecountReason, string> = {
  moved: '盘点时有出入库',
  differ: '两人数的不一样',
  asked: '复核要求重盘',
  photo: '要补拍照片',
  stuck: '过账没成功',
}

export const outcomeText: Record<NonNullable<CountLine['outcome']>, string> = {
  none: '不用改账',
  surplus: '盘盈入库',
  loss: '盘亏出库',
  moved: '已调到实际货位',
  corrected: '已更正批号或状态',
  stuck: '未过账',
}

export const signatureRoleText: Record<SignatureRole, string> = {
  supervisor: '监盘人',
  counter: '盘点人',
  keeper: '仓管员',
}

/** Who decides on the result. */
export const approvalLevelText: Record<NonNullable<Stocktake['approval']>['level'], string> = {
  none: '差异小，不用审批',
  approver: '审批人审批',
  admin: '管理员审批',
}

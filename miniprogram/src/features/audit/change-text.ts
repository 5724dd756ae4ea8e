import { varianceReasonText } from '@shared/domain/stocktake/words'
import type { FieldChange } from '@shared/schema/journal'
import { fieldName } from '@shared/schema/problem'
import { formatMoney } from '@/lib/format'

/** Fields of documents that no form has under this name. */
const names: Record<string, string> = {
  units: '换算单位',
  unit: '基本单位',
  levels: '库存水位',
  policy: '出库顺序',
  controlled: '管控类别',
  inspect: '到货要质检',
  custodian: '保管人',
  photo: '照片',
  departmentName: '部门',
  zoneKind: '库区性质',
  order: '次序',
  scheme: '分类标准',
  locations: '库位',
  value: '内容',
  // settings of stocktaking
  approval: '审批限额',
  none: '免审批',
  approver: '审批人',
  fen: '金额',
  percent: '比例（%）',
  overFen: '差异金额超过',
  overPercent: '超出比例（%）',
  blindDefault: '默认盲盘',
  classes: '价值分类',
  cycleDays: '循环盘点间隔（天）',
  A: 'A 类',
  B: 'B 类',
  C: 'C 类',
  // lines of a stocktake
  state: '状态',
  round: '第几轮',
  reasonNote: '原因说明',
  counted: '实盘',
  countedAt: '盘点时间',
  eventId: '记录编号',
  find: '不明物',
  photos: '照片',
}

/** Words that a document keeps as codes. */
const words: Record<string, string> = {
  active: '启用',
  disabled: '停用',
  none: '不分批次',
  lot: '按批次',
  serial: '按序列号',
  fifo: '先进先出',
  fefo: '先到期先出',
  qualified: '合格区',
  inspection: '待检区',
  rejected: '不合格区',
  medicine: '药品',
  reagent: '试剂',
  hazardous: '危险品',
  valuable: '贵重物品',
  staff: '普通用户',
  approver: '审批人',
  clerk: '仓管员',
  admin: '管理员',
  overrideLot: '换批',
  directIssue: '直接发放',
  reverse: '冲销',
  checkControlled: '复核管控物资',
  ...varianceReasonText,
  toCount: '待盘',
  toSecond: '待第二人',
  toRecount: '待重盘',
  counted: '已盘',
}

/** `priceFen` → 价格; a field without a Chinese name is shown as it is kept. */
export const changedField = ({ path }: FieldChange): string => names[path] ?? fieldName(path) ?? path

/** A value as a person reads it: yes and no, words for codes, yuan, lists joined; nothing is 无. */
export function changedValue(path: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return /fen$/i.test(path) ? formatMoney(value) : String(value)
  if (typeof value === 'string') return words[value] ?? value
  if (Array.isArray(value)) return value.map((part) => changedValue('', part)).join('、') || '无'
  return objectText(value as Record<string, unknown>)
}

/** A unit as `1 盒 = 12`, a barcode with its unit, a person by name; other objects field by field. */
function objectText(value: Record<string, unknown>): string {
  const { name, numerator, denominator, code, unit, id } = value
  if (numerator !== undefined)
    return `1 ${String(name)} = ${String(numerator)}${denominator === 1 ? '' : `/${String(denominator)}`}`
  if (code !== undefined && unit !== undefined) return `${String(code)}（${String(unit)}）`
  if (id !== undefined && name !== undefined) return String(name)
  return Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== null)
    .map(([key, part]) => `${changedField({ path: key })} ${changedValue(key, part)}`)
    .join('，')
}

import type * as z from 'zod/mini'

interface Problem {
  /** First problem in Chinese, for the person. */
  problem: string
  /** Every problem with its path, for programs. */
  issues: { path: string; code: string }[]
  [key: string]: unknown
}

/** Chinese names of the fields that people fill in; others are named as they are. */
const fieldNames: Record<string, string> = {
  lines: '明细',
  quantity: '数量',
  unit: '单位',
  itemId: '物资',
  warehouseId: '仓库',
  locationId: '库位',
  supplierId: '供应商',
  lotNo: '批号',
  productionDate: '生产日期',
  expiryDate: '有效期',
  unitPriceFen: '单价',
  deliveryNote: '送货单号',
  note: '备注',
  purpose: '用途',
  neededBy: '需用日期',
  comment: '意见',
  decision: '审批结果',
  overrideReason: '换批原因',
  signature: '签字',
  receivedBy: '领取人',
  code: '编码',
  limit: '每页行数',
  cursor: '翻页位置',
  requestId: '提交编号',
  itemIds: '物资',
  requisitionId: '领用单号',
  dueDate: '归还日期',
  recipient: '接收单位',
  organisation: '接收单位',
  contact: '联系人',
  phone: '电话',
  address: '地址',
  acceptedBy: '签收人',
  acceptedOn: '签收日期',
  returnedBy: '归还人',
  until: '续借日期',
  amountFen: '赔偿金额',
  liableName: '责任人',
  condition: '完好或损坏',
  loanId: '借出单号',
  issueNo: '出库单号',
  donor: '捐赠方',
  serials: '序列号',
  orderId: '订单号',
  orderLineId: '订单行',
  expectedDay: '预计到货日',
  overPercent: '可以多收的比例',
  shortPercent: '少到算齐的比例',
  kind: '类型',
  basedOn: '版本',
  q: '搜索词',
  account: '账号',
  branch: '所属',
  zones: '库区',
  zone: '库区',
  locationRule: '库位编号规则',
  segments: '编号的各段',
  ranges: '范围',
  capacity: '容量',
  pickSequence: '走货顺序',
  locationIds: '库位',
  roles: '角色',
  grants: '授权',
  departmentId: '部门',
  personId: '人员',
  parentId: '上级',
  approverIds: '审批人',
  title: '职务',
  name: '名称',
  status: '状态',
  width: '位数',
  warehouseIds: '负责的仓库',
  transferId: '调拨单号',
  fromWarehouseId: '调出仓库',
  toWarehouseId: '调入仓库',
  toLocationId: '目标库位',
  fromLocationId: '原库位',
  lotId: '批次',
  lotIds: '批次',
  rowId: '明细行',
  outcome: '处理方式',
  accepted: '合格数量',
  rejected: '不合格数量',
  acceptedTo: '上架库位',
  rejectedTo: '不合格库位',
  photos: '照片',
  parts: '明细',
  carrier: '交接人',
  logisticsNo: '物流单号',
  method: '处置方式',
  documentNo: '凭证号',
  proceedsFen: '收入',
  witnessId: '监销人',
  inspectionId: '质检单号',
  scrapId: '报废单号',
  returnId: '退货单号',
  reason: '原因',
  numerator: '换算数量',
  denominator: '换算数量',
  priceFen: '价格',
  documentId: '单据号',
  specification: '规格型号',
  categoryId: '分类',
  barcodes: '条码',
  shelfLifeDays: '保质期天数',
  scale: '小数位',
  minimum: '最低库存',
  maximum: '最高库存',
  reorderPoint: '补货点',
  custodianId: '保管人',
  tracking: '管理方式',
  idNumber: '证件号后 4–6 位',
  trackingNo: '物流单号',
  closeReason: '不再发的原因',
  picks: '拣货明细',
  targets: '领用部门',
  cells: '各部门的数量',
  found: '实有数量',
  covers: '替代的数量',
  substituteId: '替代提议',
  checkId: '复核单号',
  directIssueId: '直接发放单号',
  reversalId: '冲销单号',
  adjustmentId: '库内作业单号',
  lineId: '明细行',
  lineIds: '明细行',
  differences: '差异',
  assetId: '资产',
  assetIds: '资产',
  toPersonId: '接收人',
  transport: '运输方式',
  rows: '明细',
  person: '交接人',
  accept: '答复',
  stocktakeId: '盘点单号',
  findId: '不明物',
  leave: '不盘的行数',
  approve: '审批结果',
}

/** What people call a field of an input or a document; undefined when it has no name of its own. */
export const fieldName = (field: string): string | undefined =>
  Object.hasOwn(fieldNames, field) ? fieldNames[field] : undefined

/** What is wrong with an input, from the first issue that zod found in it. */
export function problemOf(error: z.core.$ZodError, input: unknown): Problem {
  const [first] = error.issues
  return {
    problem: first ? describe(first, input) : '请检查后再提交',
    issues: error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code })),
  }
}

function describe(issue: z.core.$ZodIssue, input: unknown): string {
  const field = [...issue.path].reverse().find((step) => typeof step === 'string')
  const row = issue.path.find((step) => typeof step === 'number')
  const name =
    (typeof row === 'number' ? `第 ${row + 1} 行` : '') +
    (fieldNames[String(field)] ?? String(field ?? '内容'))
  if (issue.code === 'too_big' && String(field).endsWith('Fen'))
    return `${name}太大，最多 ${Number(issue.maximum) / 100} 元`
  return name + reason(issue, valueAt(input, issue.path))
}

/** The value that an issue is about; zod leaves it out of the issue. */
const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  )

function reason(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `里有不认识的字段 ${issue.keys.join('、')}`
    case 'too_small':
      return issue.origin === 'string'
        ? '不能为空'
        : issue.origin === 'array'
          ? '至少要有一行'
          : `必须是不小于 ${String(issue.minimum)} 的数`
    case 'too_big':
      return issue.origin === 'string'
        ? `太长，最多 ${String(issue.maximum)} 个字`
        : issue.origin === 'array'
          ? `太多，最多 ${String(issue.maximum)} 行`
          : `太大，最多 ${String(issue.maximum)}`
    case 'invalid_type':
      return value === undefined ? '没有填写' : issue.expected === 'int' ? '必须是整数' : '的格式不对'
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    default:
      return '的格式不对'
  }
}

import type { ErrorCode, ErrorDetails } from './errors'
import { formatQuantity } from './domain/units'

const text = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise

/** `3 包`, from a quantity in the smallest step and the item's unit and scale in the details. */
const amount = (details: ErrorDetails, key: string): string =>
  `${formatQuantity(Number(details[key] ?? 0), Number(details.scale ?? 0))} ${text(details.unit)}`.trim()

const item = (details: ErrorDetails): string =>
  details.itemName ? `「${text(details.itemName)}」` : '这种物资'
const lot = (details: ErrorDetails): string => `批次 ${text(details.lotNo ?? details.lotId)}`

/** What happened and what to do, in spoken Chinese. A code without a text does not compile. */
const texts: Record<ErrorCode, (details: ErrorDetails) => string> = {
  INVALID_INPUT: (d) => `填写有误：${text(d.problem, '请检查后再提交')}`,
  REQUEST_ID_REUSED: () => '这次提交的编号已被使用，请返回重新填写后再提交',
  UNAUTHENTICATED: () => '登录已过期，请重新登录',
  NOT_REGISTERED: () => '还没有登记你的账号，请联系管理员开通',
  FORBIDDEN: () => '没有权限做这件事，如有需要请联系管理员',
  WAREHOUSE_FORBIDDEN: (d) => `${text(d.warehouseName, '这个仓库')}不归你管，请联系该库的仓管员办理`,
  NOT_FOUND: (d) => `没有找到${text(d.what, '这条记录')}，请核对后再试`,
  UNKNOWN_OPERATION: (d) => `没有「${text(d.operation)}」这个操作，请更新程序后再试`,
  LOGIN_CLOSED: () => '这里不开放演示账号登录',
  BUSY: () => '同时操作的人较多，什么都没有改动，请稍后再试一次',
  INTERNAL: () => '系统出错了，请稍后再试一次，重试不会重复记账；仍不行请联系管理员',

  ITEM_DISABLED: (d) => `${item(d)}已停用，不能再收发，请联系管理员`,
  UNIT_UNKNOWN: (d) => `${item(d)}没有「${text(d.givenUnit)}」这个单位，可用：${text(d.units)}`,
  UNIT_NOT_WHOLE: (d) => `${item(d)}按「${text(d.givenUnit)}」折算后不是整数${text(d.unit)}，请改用其他单位`,
  QUANTITY_TOO_LARGE: (d) => `${item(d)}的数量太大，请核对后分几次办理`,
  TOO_MANY_LOTS: (d) => `${item(d)}在本库的批次已达 ${text(d.limit)} 个，请先合并或出清旧批次`,
  TOO_MANY_PICKS: (d) => `一次最多从 ${text(d.limit)} 个批次取货，请减少数量，分几次出库`,
  LOT_REQUIRED: (d) => `${item(d)}按批次管理，请填写批号`,
  EXPIRY_REQUIRED: (d) => `${item(d)}有保质期，请填写有效期或生产日期`,
  EXPIRY_BEFORE_PRODUCTION: () => '有效期早于生产日期，请核对包装上的日期',
  PRODUCTION_IN_FUTURE: () => '生产日期晚于今天，请核对包装上的日期',
  EXPIRED_LOT: (d) => `${lot(d)} 已于 ${text(d.expiryDate)} 过期，不能收发，请隔离后办理报废或退货`,
  LOCATION_UNKNOWN: (d) => `本库没有库位 ${text(d.location)}，请重新扫描或选择库位`,
  LOCATION_AMBIGUOUS: (d) =>
    `有几个仓库都有库位 ${text(d.location)}，请扫带仓库编号的码，例如 ${text(d.example)}`,
  LOCATION_NOT_QUALIFIED: (d) => `库位 ${text(d.location)} 不在合格区，请放到合格区的库位`,
  LOT_NOT_FOUND: (d) => `库位 ${text(d.location)} 没有${lot(d)}，请按拣货单重新扫描`,
  LOT_NOT_AVAILABLE: (d) => `${lot(d)} 已冻结或待检，不能出库，请换其他批次`,
  INSUFFICIENT_STOCK: (d) =>
    `${item(d)}库存不足：需要 ${amount(d, 'needed')}，可用 ${amount(d, 'available')}，请减少数量或等待补货`,
  OVERRIDE_REASON_REQUIRED: (d) => `没有按推荐的先后取${lot(d)}，请填写换批原因`,
  SERIAL_NOT_SUPPORTED: (d) => `${item(d)}按序列号逐件管理，请在资产页面办理`,

  DUPLICATE_LINE: (d) => `${item(d)}填了两行，请合并成一行`,
  NO_APPROVER: () => '你的部门还没有设置审批人，请联系管理员设置后再提交',
  SELF_APPROVAL: () => '不能审批自己提交的申请，请由其他审批人处理',
  NOT_YOUR_APPROVAL: (d) => `这张申请由${text(d.approvers, '其他审批人')}审批，不需要你处理`,
  ALREADY_HANDLED: (d) =>
    `这张单据${text(d.by) ? `已由${text(d.by)}处理，` : ''}现在的状态是「${text(d.state, '已处理')}」，请刷新查看`,
  NOTHING_APPROVED: () => '每一行都减到了 0，如果都不同意请选择「驳回」',
  APPROVED_OVER_REQUESTED: (d) => `${item(d)}的批准数量超过了申请数量 ${amount(d, 'requested')}，请减少`,
  COMMENT_REQUIRED: () => '退回或驳回要写明原因，申请人才知道怎么办',
  NOT_APPROVED: (d) => `这张申请的状态是「${text(d.state)}」，审批通过后才能出库`,
  OVER_APPROVED: (d) => `${item(d)}最多还能出库 ${amount(d, 'remaining')}，请减少数量`,
  SIGNATURE_REQUIRED: () => '请领用人先在屏幕上签字',
  SIGNATURE_INVALID: () => '签字图片无法识别，请重新签字',

  PHOTO_INVALID: (d) => `第 ${Number(d.photo ?? 0) + 1} 张照片无法识别，请删掉后重新拍`,
  PHOTO_REQUIRED: (d) => `${item(d)}是管控物资，判不合格要拍照留证`,
  REASON_REQUIRED: (d) => `请写明${text(d.what, '原因')}，以后查得到`,
  OVER_INSPECTED: (d) => `${item(d)}待检的只有 ${amount(d, 'remaining')}，请核对合格与不合格的数量`,
  OVER_PUT_AWAY: (d) => `${item(d)}待上架的只有 ${amount(d, 'remaining')}，请核对数量`,
  LOT_IN_INSPECTION: (d) => `${lot(d)} 还在待检，请先质检再办理`,
  LOCATION_NOT_REJECTED: (d) => `库位 ${text(d.location)} 不在不合格区，不合格的货请放到不合格区`,
  NO_REJECTED_LOCATION: () => '本库没有可用的不合格区库位，请联系管理员设置后再判不合格',
  WRONG_SUPPLIER: (d) => `${lot(d)} 不是${text(d.supplierName, '这家供应商')}供的货，请核对后分开退`,
  WITNESS_REQUIRED: (d) => `${item(d)}是管控物资，报废处置要有监销人在场`,
  WITNESS_IS_DISPOSER: () => '监销人不能是处置人自己，请由另一位同事监销',

  CODE_TAKEN: (d) => `${text(d.what, '编号')} ${text(d.code)} 已经有了，请换一个`,
  CHANGED_MEANWHILE: (d) => `${text(d.what, '资料')}刚被别人改过，请返回刷新，看过新的内容再改`,
  NOT_DISABLED: (d) => `${text(d.what, '它')}还在启用，请先停用再删除`,
  JUST_DISABLED: (d) =>
    `${text(d.what, '它')}刚刚停用，别的手机可能还在用，请 ${text(d.seconds, '120')} 秒后再删除`,
  STILL_NEEDED: (d) => `${text(d.what, '它')}还有${text(d.uses, '没办完的事')}，请先办完再停用`,
  HAS_HISTORY: (d) => `${text(d.what, '它')}有${text(d.uses, '历史记录')}，不能删除，保持停用即可`,
  WAREHOUSE_DISABLED: (d) => `${text(d.warehouseName, '这个仓库')}已停用，不能再收发，请联系管理员`,
  ZONE_IN_USE: (d) =>
    `库区 ${text(d.zone)} 里有 ${text(d.count, '若干')} 个库位，不能删除或改类型，请先删掉它的库位`,
  ZONE_RULE: (d) => `${text(d.problem, '库区设置有误')}，请改好再保存`,
  LOCATION_CODE_WRONG: (d) =>
    `库位编号 ${text(d.location)} 不合本库的规则，应像 ${text(d.example, 'A-01-02-03')} 这样写`,
  TOO_MANY_LOCATIONS: (d) =>
    `这样会有 ${text(d.count, '太多')} 个库位，一次最多 ${text(d.limit, '几千')} 个，请缩小范围分几次生成`,
  NOTHING_TO_GENERATE: (d) => `这 ${text(d.count, '些')} 个库位都已经有了，没有要新建的，请检查范围`,
  DEPARTMENT_LOOP: (d) => `不能把部门放到它自己或它的下级${text(d.name)}下面，请换一个上级部门`,
  APPROVER_UNFIT: (d) =>
    `${text(d.name, '这个人')}不能当审批人：要在用并有「审批人」角色，请换人或先给他角色`,
  WAREHOUSE_REQUIRED: () => '仓管员至少要负责一个仓库，请选择仓库',
  OWN_ACCOUNT: () => '不能停用自己或拿掉自己的管理员角色，请由另一位管理员操作',
  LAST_ADMIN: () => '这是最后一位管理员，请先让别人成为管理员',
  INVITATION_INVALID: () => '邀请码不对或已过期，请核对，或请管理员重新生成一个',
  TOO_MANY_TRIES: (d) => `试了太多次，请 ${text(d.minutes, '60')} 分钟后再试，或联系管理员`,
  ALREADY_BOUND: (d) => `这个微信已经绑定了${text(d.name, '一位同事')}，要换绑请管理员先解绑`,
}

/** Chinese text of an error for the person who met it. */
export const errorText = (code: ErrorCode, details: ErrorDetails = {}): string => texts[code](details)

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
  FORBIDDEN: (d) => text(d.problem, '没有权限做这件事，如有需要请联系管理员'),
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

  DUPLICATE_LINE: (d) => `${item(d)}填了两行，请合并成一行`,
  NO_APPROVER: (d) => text(d.problem, '你的部门还没有设置审批人，请联系管理员设置后再提交'),
  SELF_APPROVAL: () => '不能审批自己提交的申请，请由其他审批人处理',
  NOT_YOUR_APPROVAL: (d) => `这张单据由${text(d.approvers, '其他审批人')}审批，不需要你处理`,
  ALREADY_HANDLED: (d) =>
    `这张单据${text(d.by) ? `已由${text(d.by)}处理，` : ''}现在的状态是「${text(d.state, '已处理')}」，请刷新查看`,
  NOTHING_APPROVED: () => '每一行都减到了 0，如果都不同意请选择「驳回」',
  APPROVED_OVER_REQUESTED: (d) => `${item(d)}的批准数量超过了申请数量 ${amount(d, 'requested')}，请减少`,
  COMMENT_REQUIRED: () => '退回或驳回要写明原因，对方才知道怎么办',
  NOT_APPROVED: (d) => `这张申请的状态是「${text(d.state)}」，审批通过后才能办理`,
  OVER_APPROVED: (d) => `${item(d)}最多还能出库 ${amount(d, 'remaining')}，请减少数量`,
  SIGNATURE_REQUIRED: (d) => `请${text(d.what, '领用人')}先在屏幕上签字`,
  SIGNATURE_INVALID: () => '签字图片无法识别，请重新签字',
  ID_CHECK_REQUIRED: () => '发放管控物资要核对领用人证件，请填写证件号后 4–6 位',
  CHECKER_REQUIRED: (d) => `${item(d)}是管控物资，要两个人办：请提交复核，由另一名仓管员核对后发放`,
  CHECK_WAITING: (d) =>
    `这张单拣好的货正等人复核（${text(d.checkId)}），请先复核发放，或由${text(d.by, '拣货人')}取消复核`,
  CHECK_NOT_NEEDED: () => '这次没有要复核的管控物资，请直接确认出库',
  CHECK_STALE: (d) => `拣货以后货架有了变化（${text(d.cause)}），不能按原样发放，请退回重拣`,
  SELF_CHECK: (d) =>
    `复核要由别人来做：${text(d.why, '你参与了这次领用')}，请同库的另一名仓管员或有复核权限的人办理`,
  SHELF_NOT_SHORT: (d) => `账上只有 ${amount(d, 'expected')}，架上并不少，不用登记`,
  NOTHING_OPEN: () => '没有还没发的数量了，请刷新查看',
  SUBSTITUTE_WAITING: (d) => `${item(d)}已有一个替代提议在等申请人答复，请等答复或先收回`,
  SUBSTITUTE_SAME_ITEM: (d) => `${item(d)}已经在这张单里，请选别的物资替代`,
  SUBSTITUTE_CONTROLLED: (d) => `${item(d)}是管控物资，不能用来替代，请申请人另外提交申请`,
  ISSUE_HAS_RETURNS: () => '这次发放的物资已有退库，请先冲销退库单，再冲销出库',

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
  ALREADY_BOUND: (d) =>
    d.person
      ? `${text(d.person)}已经绑定了微信，换微信请先解绑再邀请`
      : `这个微信已经绑定了${text(d.name, '一位同事')}，要换绑请管理员先解绑`,

  SAME_WAREHOUSE: () => '调出和调入是同一个仓库，库内换位置请用移库',
  SAME_LOCATION: (d) => `${item(d)}本来就在库位 ${text(d.location)}，请扫要移到的库位`,
  REJECTED_STAYS: (d) => `${lot(d)} 已判不合格，只能放在不合格区，请办理退货或报废`,
  PROMISED_GOODS: (d) =>
    `${item(d)}可用的会少于已答应别人的：已预留给 ${text(d.documents)}，这样做以后可能不够发。要继续请再确认一次`,
  LOT_STATUS_CHANGED: (d) =>
    `${lot(d)} 在库位 ${text(d.location)} 没有「${text(d.state)}」的货，请刷新后再办`,
  SPLIT_ALL: (d) => `${lot(d)} 一共才 ${amount(d, 'onHand')}，拆出的数量要比它少`,
  LOTS_DIFFER: (d) => `这几批的${text(d.what)}不同，合并后就分不清了，请只合并相同的批次`,
  OVER_TRANSIT: (d) => `${item(d)}${lot(d)} 在途的只有 ${amount(d, 'remaining')}，请核对数量`,
  OVER_REQUESTED_TRANSFER: (d) => `${item(d)}最多发出 ${amount(d, 'remaining')}，请减少数量`,

  DUE_DATE_WRONG: (d) =>
    `${text(d.what, '归还日期')}要在 ${text(d.earliest)} 到 ${text(d.latest)} 之间${d.maxDays ? `（最长借 ${text(d.maxDays)} 天）` : ''}，请重新选择`,
  DUE_DATE_PAST: (d) => `归还日期 ${text(d.dueDate)} 已经过了，请退回，让申请人改日期`,
  RECIPIENT_REQUIRED: () => '外发要写明接收单位、联系人和电话',
  ADDRESS_REQUIRED: () => '寄送要写明收货地址；对方上门自提可以不填',
  OVER_LENT: (d) => `${item(d)}还在外面的只有 ${amount(d, 'remaining')}，请减少数量`,
  OVER_ISSUED: (d) => `${item(d)}这一批最多还能退回 ${amount(d, 'remaining')}，请减少数量`,
  NOTHING_TO_RETURN: () => '一件都没有填，请填写要归还或退回的数量',
  ZONE_MISFIT: (d) =>
    d.condition === 'damaged'
      ? `损坏的物资要放进不合格区，库位 ${text(d.location)} 不是，请换一个`
      : `完好的物资要放回合格区，库位 ${text(d.location)} 不是，请换一个`,
  RETURN_BY_LOAN: (d) => `这是借用出库，请在借出单 ${text(d.loanId)} 上办理归还`,
  RETURN_REASON_REQUIRED: (d) => `请写明${item(d)}损坏的情况`,
  RENEWAL_WAITS: () => '已经申请过续借，正在等审批',
  RENEWAL_LIMIT: (d) => `最多续借 ${text(d.maxRenewals)} 次，已经用完，请按期归还`,
  OVER_DAMAGED: (d) => `${item(d)}等待定责的损坏只有 ${amount(d, 'remaining')}，请减少数量`,
  COMPENSATION_WRONG: (d) =>
    d.decision === 'compensate' ? '选择赔偿要填写大于 0 的金额' : '不赔偿时不要填金额',
  OVER_SHIPPED: (d) => `${item(d)}这次只发出 ${amount(d, 'remaining')}，差异不能比这更多`,
  NOT_SHIPPED: (d) => `出库单 ${text(d.no)} 不是外发，不用签收`,

  SERIAL_INVALID: (d) =>
    `序列号「${text(d.serialNo)}」不能用：要有内容，没有看不见的字符，也不能太长，请核对铭牌`,
  SERIAL_EXISTS: (d) => `${item(d)}的序列号 ${text(d.serialNo)} 已登记（${text(d.where)}），请核对铭牌`,
  SERIAL_AMBIGUOUS: (d) =>
    `有几件资产的序列号都是 ${text(d.serialNo)}，请扫带物资编码的标签，例如 ${text(d.example)}`,
  ASSET_ELSEWHERE: (d) =>
    `${item(d)} ${text(d.serialNo)} 现在不在那里（${text(d.where)}），请先办理归还或交接，再重试`,
  NOT_HANDED_OUT: (d) => `${item(d)} ${text(d.serialNo)} 现在是「${text(d.state)}」，只有在用的资产才能交接`,
  HAND_OVER_WAITS: (d) =>
    `${item(d)} ${text(d.serialNo)} 已在等${text(d.to, '接收人')}确认交接，要改请先撤回那次交接`,
  NO_HAND_OVER: (d) => `${item(d)} ${text(d.serialNo)} 没有等待确认的交接，请刷新查看`,
  NOT_YOUR_ASSET: (d) =>
    `${item(d)} ${text(d.serialNo)} 不在你名下（${text(d.where)}），请由使用人或仓管员交接`,
  NOT_YOUR_HAND_OVER: (d) => `这次交接要由${text(d.to, '接收人')}本人确认`,
  SAME_HOLDER: (d) => `${item(d)} ${text(d.serialNo)} 已在${text(d.to)}名下，不用交接`,
  NOT_REVERSIBLE: (d) => `不能冲销：${text(d.why, '这张单据没有可冲销的记账')}`,
  ALREADY_REVERSED: (d) => `这张单据已由${text(d.by)}冲销（${text(d.no)}），一张单据只能冲销一次`,
  REVERSAL_NEEDS_ADMIN: (d) => `${text(d.why)}，只能由管理员冲销`,
  GOODS_GONE: (d) =>
    `不能冲销：${item(d)}${lot(d)} 要从库位 ${text(d.location)} 取回 ${amount(d, 'needed')}，现在只有 ${amount(d, 'available')}${text(d.since) && `，${text(d.since)}`}`,
  GOODS_PROMISED: (d) =>
    `不能冲销：${item(d)}冲销后不够已答应的预留（${text(d.requisitions)}），请先处理这些申请`,

  UNIT_CHAIN: (d) => `单位「${text(d.unit)}」：${unitProblems[text(d.reason)] ?? '换算不对，请检查'}`,
  ITEM_CODE_CHECK: (d) =>
    `编码 ${text(d.itemCode)} 的校验位不对${text(d.expected) ? `，最后一位应是 ${text(d.expected)}` : ''}；不确定就留空，由系统生成`,
  ITEM_CODE_TAKEN: (d) =>
    `${d.what === 'barcode' ? '条码' : '编码'} ${text(d.taken)} 已被${text(d.byName) ? `「${text(d.byName)}」` : '另一种物资'}使用，请核对`,
  BARCODE_WRONG: (d) =>
    d.expected
      ? `条码 ${text(d.barcode)} 的校验位不对，最后一位应是 ${text(d.expected)}，请重新扫描或核对`
      : `条码 ${text(d.barcode)} ${text(d.problem, '不能使用')}`,
  ITEM_FIXED: (d) =>
    `${item(d)}已有收发记录，${text(d.fields, '基本单位')}不能再改，否则历史数量会变义；需要不同的请新建一种物资`,
  ITEM_IN_USE: (d) => `${item(d)}${text(d.problem, '还在使用，不能这样改')}`,
  CATEGORY_IN_USE: (d) => `分类「${text(d.name)}」${text(d.problem, '还在使用，不能这样改')}`,
  CATEGORY_CIRCLE: (d) => `分类「${text(d.name)}」不能放到它自己或它的下级里`,
  SETTING_WRONG: (d) => text(d.problem, '这项设置不能这样保存'),

  LOCATION_NOT_INSPECTION: (d) => `${item(d)}要先质检，请放到待检区的库位`,
  SERIAL_NOT_SUPPORTED: (d) => `${item(d)}按序列号逐件管理，每件本身就是一个批次，不能拆分或合并`,
  SERIALS_NOT_ALLOWED: (d) => `${item(d)}不按序列号管理，不用登记序列号`,
  SERIALS_REQUIRED: (d) =>
    `${item(d)}要逐件登记序列号：${text(d.pieces)} 件，已登记 ${text(d.given, '0')} 件，请补齐或改数量`,
  SERIAL_TWICE: (d) => `${item(d)}的序列号 ${text(d.serialNo)} 扫了两次，请核对铭牌`,
  TOO_MANY_SERIALS: (d) => `一次最多登记 ${text(d.limit)} 件有序列号的物资，请分几次入库`,
  DELIVERY_NOTE_USED: (d) =>
    `送货单 ${text(d.deliveryNote)} 已经收过：${text(d.receiptId)}，${text(d.receivedBy)} 办理。确认不是重复收货再入库`,
  DONOR_REQUIRED: () => '请填写捐赠单位或捐赠人',
  RECEIPT_KIND_FORBIDDEN: (d) => `${text(d.kind)}会直接更改账面，需要「冲销更正」的授权，请联系管理员`,
  SUPPLIER_DISABLED: (d) => `供应商「${text(d.supplierName)}」已停用，请换一家或联系管理员`,
  ORDER_DIFFERS: (d) =>
    `订单 ${text(d.orderId)} 是向「${text(d.supplierName)}」订的货，供应商和仓库要与订单一致`,
  ORDER_LINE_REQUIRED: (d) => `${item(d)}不在这张订单里，请另开一张入库单`,
  ORDER_ITEM_DIFFERS: (d) => `与订单 ${text(d.orderId)} 上的${item(d)}不是同一种物资，请重新选择`,
  ORDER_OVER_DELIVERY: (d) =>
    `${item(d)}超过了订单：还差 ${amount(d, 'open')}，最多还能收 ${amount(d, 'most')}，请减少数量，多出的退回供应商`,
  ORDER_NOT_OPEN: (d) => `订单 ${text(d.orderId)} ${text(d.state)}，不能再收货，请核对订单号`,
  ORDER_HAS_RECEIPTS: () => '这张订单已经收过货，不能修改或取消；剩下的不要了可以关闭订单',
  ORDER_NOTHING_RECEIVED: () => '这张订单还没有收过货，不要了请取消订单',

  NOTHING_TO_COUNT: () => '这个范围里没有要盘的库存，请换个范围再开盘',
  TOO_MANY_LINES: (d) => `这个范围有 ${text(d.lines)} 行，一次最多盘 ${text(d.limit)} 行，请分区域开盘`,
  COUNTER_UNFIT: (d) => `${text(d.name, '这个人')}不能当盘点人：${text(d.why, '账号已停用')}，请换人`,
  AREA_UNKNOWN: (d) => `这张盘点单没有区域「${text(d.area)}」，请刷新后再试`,
  NOT_YOUR_COUNT: (d) => `${text(d.area, '这个区域')}由${text(d.counters, '其他人')}盘点，请到自己的区域`,
  SAME_COUNTER: (d) => `${item(d)}这一行你已经数过，要由另一个人来数`,
  COUNT_CLOSED: (d) => `盘点单现在是「${text(d.state)}」，不再收盘点记录，请联系仓管员`,
  COUNT_TIME_WRONG: (d) => `盘点时间不对：${text(d.problem, '请核对手机的时间')}`,
  COUNT_EVENT_REUSED: () => '这条盘点记录的编号已被另一条用过，请重新数一遍再提交',
  OUT_OF_WAREHOUSE: (d) =>
    `库位 ${text(d.location)} 不属于${text(d.warehouseName, '这次盘点的仓库')}，请核对后再扫`,
  BOOKS_HIDDEN: () => '盲盘还没有结束，盘点人不能看账面数量',
  LINES_UNCOUNTED: (d) => `还有 ${text(d.lines)} 行没盘，请先盘完，或确认这些行保持账面数不变`,
  LINES_OPEN: (d) => `还有 ${text(d.lines)} 行等人重盘或复盘，完成后再提交`,
  LINES_UNDECIDED: (d) => `还有 ${text(d.lines)} 行差异没有选原因，请逐条认定后再提交`,
  LINE_NOT_DIFFERENT: (d) => `${item(d)}这一行没有差异，不用认定`,
  FINDS_OPEN: (d) => `还有 ${text(d.finds)} 件不明物没有处理，请先认定`,
  COUNTER_DECIDES: () => '你参加了这次盘点，不能审批结果，请由没有参加盘点的人审批',
  LOCATION_FROZEN: (d) =>
    `库位 ${text(d.location)} 正在盘点（${text(d.stocktake)}），暂停收发，请等盘点结束或请仓管员解除冻结`,
  PLAN_NOTHING_DUE: () => '现在没有到期要盘的物资',
  SIGNING_CLOSED: (d) =>
    `盘点单的状态是「${text(d.state)}」，现在不能签字：从复核开始、到过账后 ${text(d.days, '30')} 天内可以签`,
  SIGNER_UNFIT: (d) => `不能以${text(d.role)}的身份签字：${text(d.why)}`,
  EXPORT_TOO_EARLY: (d) => `盘点单的状态是「${text(d.state)}」，结束盘点、进入复核后才能导出`,
}

const unitProblems: Record<string, string> = {
  twice: '重复了，每个单位只能写一次',
  count: '请填写大于 0 的数量，例如 12、0.5 或 1/3',
  unknown: '换算到了一个没有的单位，请重新选择',
  circle: '换算绕成了圈，请让它最终换算到基本单位',
  large: '换算倍数太大，最多一百万',
}

/** Chinese text of an error for the person who met it. */
export const errorText = (code: ErrorCode, details: ErrorDetails = {}): string => texts[code](details)

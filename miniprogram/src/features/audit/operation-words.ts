import type { Tone } from '@/components/state-tag'

const words: Record<string, { name: string; tone: Tone }> = {
  'inbound.receive': { name: '入库', tone: 'success' },
  'inbound.createOrder': { name: '下订单', tone: 'neutral' },
  'inbound.editOrder': { name: '改订单', tone: 'neutral' },
  'inbound.cancelOrder': { name: '取消订单', tone: 'danger' },
  'inbound.closeOrder': { name: '关闭订单', tone: 'warning' },
  'outbound.issue': { name: '出库', tone: 'brand' },
  'quality.inspect': { name: '质检', tone: 'warning' },
  'quality.putAway': { name: '上架', tone: 'success' },
  'quality.returnToSupplier': { name: '退供应商', tone: 'warning' },
  'quality.requestScrap': { name: '申请报废', tone: 'neutral' },
  'quality.decideScrap': { name: '审批报废', tone: 'warning' },
  'quality.withdrawScrap': { name: '撤回报废', tone: 'neutral' },
  'quality.disposeScrap': { name: '报废处置', tone: 'danger' },
  'stock.move': { name: '移库', tone: 'neutral' },
  'stock.changeStatus': { name: '冻结解冻', tone: 'warning' },
  'stock.splitLot': { name: '拆批', tone: 'neutral' },
  'stock.mergeLots': { name: '并批', tone: 'neutral' },
  'stocktake.open': { name: '开盘', tone: 'brand' },
  'stocktake.advance': { name: '盘点推进', tone: 'brand' },
  'timer.stocktakeWork': { name: '盘点推进', tone: 'brand' },
  'timer.stocktakePlans': { name: '计划开盘', tone: 'brand' },
  'stocktake.assign': { name: '改派盘点人', tone: 'neutral' },
  'stocktake.cancel': { name: '取消盘点', tone: 'danger' },
  'stocktake.unfreeze': { name: '解除冻结', tone: 'warning' },
  'stocktake.count': { name: '盘点', tone: 'success' },
  'stocktake.settleFind': { name: '处理不明物', tone: 'neutral' },
  'stocktake.recount': { name: '要求重盘', tone: 'warning' },
  'stocktake.accept': { name: '认定差异', tone: 'warning' },
  'stocktake.finish': { name: '结束盘点', tone: 'neutral' },
  'stocktake.reopen': { name: '退回盘点', tone: 'warning' },
  'stocktake.submit': { name: '提交盘点', tone: 'neutral' },
  'stocktake.decide': { name: '审批盘点', tone: 'warning' },
  'stocktake.export': { name: '导出盘点', tone: 'neutral' },
  'stocktake.sign': { name: '盘点签字', tone: 'neutral' },
  'stocktake.savePlan': { name: '盘点计划', tone: 'neutral' },
  'transfer.create': { name: '新建调拨', tone: 'neutral' },
  'transfer.cancel': { name: '取消调拨', tone: 'danger' },
  'transfer.send': { name: '调拨发出', tone: 'brand' },
  'transfer.receive': { name: '调拨收货', tone: 'success' },
  'transfer.settle': { name: '调拨结清', tone: 'warning' },
  'requisition.submit': { name: '提交申请', tone: 'neutral' },
  'requisition.decide': { name: '审批', tone: 'warning' },
  'requisition.withdraw': { name: '撤回申请', tone: 'neutral' },
}

/** One word for what was done; the server's own for operations that came later than this version. */
export const stepName = ({
  operation,
  operationName,
}: {
  operation: string
  operationName: string
}): string => words[operation]?.name ?? operationName

/** The dot's colour: what moved goods stands out. */
export const operationTone = (operation: string): Tone => words[operation]?.tone ?? 'neutral'

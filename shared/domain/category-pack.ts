/**
 * GB/T 14885-2022 基础分类与代码: the eight top classes, and of the second level those that a unit's warehouse meets.
 * A letter and eight digits, two for each level. The rest of the standard is added by hand where a unit needs it.
 */
export const gbt14885: readonly (readonly [code: string, name: string])[] = [
  ['A01000000', '房屋和构筑物'],
  ['A02000000', '设备'],
  ['A02010000', '信息化设备'],
  ['A02020000', '办公设备'],
  ['A02030000', '车辆'],
  ['A02040000', '图书档案设备'],
  ['A02050000', '机械设备'],
  ['A02060000', '电气设备'],
  ['A02080000', '通信设备'],
  ['A02090000', '广播、电视、电影设备'],
  ['A02100000', '仪器仪表'],
  ['A02320000', '医疗设备'],
  ['A03000000', '文物和陈列品'],
  ['A04000000', '图书和档案'],
  ['A05000000', '家具和用具'],
  ['A05010000', '家具'],
  ['A05020000', '用具'],
  ['A05030000', '装具'],
  ['A05040000', '办公用品'],
  ['A06000000', '特种动植物'],
  ['A07000000', '物资'],
  ['A07020000', '医药品'],
  ['A07080000', '基础化学品及相关产品'],
  ['A08000000', '无形资产'],
]

/** A top class with those below it; empty when the pack has no such class. */
export const classesUnder = (pack: typeof gbt14885, top: string): typeof gbt14885 =>
  pack.some(([code]) => code === top) ? pack.filter(([code]) => code.startsWith(top.slice(0, 3))) : []

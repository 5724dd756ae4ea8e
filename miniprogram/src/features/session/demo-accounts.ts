import type { IconName } from '@/components/icon'

/** The four roles of the demo organisation; everybody else signs in by typing the account. */
export const demoRoles: { account: string; role: string; can: string; icon: IconName }[] = [
  { account: 'staff', role: '普通用户', can: '申请领用，看自己的单据到哪一步', icon: 'basket' },
  { account: 'approver', role: '审批人', can: '审批本部门的申请，可以减少数量', icon: 'approve' },
  { account: 'clerk', role: '仓管员', can: '收货入库，按先进先出拣货发放', icon: 'warehouse' },
  { account: 'admin', role: '管理员', can: '看全部库存、看板和操作记录', icon: 'shield' },
]

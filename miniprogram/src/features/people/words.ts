import type { Grant, Role } from '@shared/schema/person'

export const roleWords: Record<Role, { text: string; note: string }> = {
  staff: { text: '普通用户', note: '申请领用和借用' },
  approver: { text: '审批人', note: '审批部门的申请' },
  clerk: { text: '仓管员', note: '在负责的仓库收发货' },
  admin: { text: '管理员', note: '管资料、人员、规则，看全部' },
}

export const grantWords: Record<Grant, { text: string; note: string }> = {
  overrideLot: { text: '换批', note: '可以不按推荐的批次发货，要写原因' },
  directIssue: { text: '直接发放', note: '没有申请单也能发货' },
  reverse: { text: '冲销', note: '可以冲销已过账的单据' },
  checkControlled: { text: '管控复核', note: '发管控物资时做第二个人' },
}

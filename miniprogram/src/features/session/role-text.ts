import type { Role } from '@shared/schema/person'

export const roleText: Record<Role, string> = {
  staff: '普通用户',
  approver: '审批人',
  clerk: '仓管员',
  admin: '管理员',
}

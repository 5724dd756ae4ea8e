import type { Grant, Person, Role } from '../../shared/schema/person'
import { departments } from './organisation'

type Row = [
  account: string,
  name: string,
  departmentId: string,
  title: string,
  roles: Role[],
  warehouseIds?: string[],
]

const rows: Row[] = [
  ['staff', '张晓雯', 'BM04', '检验员', ['staff']],
  ['approver', '李建国', 'BM04', '主任', ['approver']],
  ['clerk', '王敏', 'BM01', '仓管员', ['clerk'], ['WH-BG', 'WH-SY']],
  ['admin', '刘洋', 'BM01', '系统管理员', ['admin']],
  ['chenzhiyuan', '陈志远', 'BM04', '副主任', ['staff', 'approver']],
  ['zhouqiang', '周强', 'BM01', '主任', ['staff', 'approver']],
  ['sunli', '孙丽', 'BM01', '仓管员', ['clerk'], ['WH-BG', 'WH-SY']],
  ['wuxiaoyan', '吴晓燕', 'BM02', '科长', ['staff', 'approver']],
  ['xumei', '徐梅', 'BM03', '人事专员', ['staff']],
  ['huangting', '黄婷', 'BM05', '主任', ['staff', 'approver']],
  ['masiyuan', '马思远', 'BM05', '检验员', ['staff']],
  ['linhai', '林海', 'BM06', '医师', ['staff']],
  ['gaofeng', '高峰', 'BM07', '科长', ['staff', 'approver']],
  ['zhaolei', '赵磊', 'BM07', '仓管员', ['clerk'], ['WH-SB']],
  ['hejing', '何静', 'BM08', '后勤主管', ['staff']],
]

/** Rights beyond the roles. */
const grants: Record<string, Grant[]> = {
  clerk: ['overrideLot', 'directIssue', 'reverse', 'checkControlled'],
  sunli: ['overrideLot', 'directIssue', 'reverse', 'checkControlled'],
  zhaolei: ['directIssue', 'reverse'],
}

const departmentName = new Map(departments.map((department) => [department._id, department.name]))

/** A person's id is his account: that keeps links and logs of the demo readable. */
export const people: Person[] = rows.map(
  ([account, name, departmentId, title, roles, warehouseIds = []]) => ({
    _id: account,
    name,
    account,
    openid: `demo-${account}`,
    roles,
    title,
    departmentId,
    departmentName: departmentName.get(departmentId) ?? '',
    warehouseIds,
    ...(grants[account] ? { grants: grants[account] } : {}),
    status: 'active',
  }),
)

const roleText: Record<Role, string> = {
  staff: '普通用户',
  approver: '审批人',
  clerk: '仓管员',
  admin: '管理员',
}

const notes: Record<string, string> = {
  staff: '领用申请，有一张被退回',
  approver: '审批理化检验室和医务室的申请',
  clerk: '管办公用品库和试剂药品库',
  admin: '看板、人员、审计',
  zhaolei: '管设备库',
}

/** Who one can sign in as, and what to see with it. */
export const demoAccounts: { account: string; name: string; role: string; note: string }[] = people.map(
  (person) => ({
    account: person.account,
    name: person.name,
    role: person.roles.map((role) => roleText[role]).join('、'),
    note: notes[person.account] ?? person.departmentName,
  }),
)

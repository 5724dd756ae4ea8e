import { Id, Instant, OptionalText, pageOf, PageInput, Status, Text } from '../schema/common'
import { Department } from '../schema/masterdata'
import { Grant, Person, Role } from '../schema/person'
import * as z from 'zod/mini'
import { operation } from './define'

/** A person as others may see one: without the identity that WeChat knows. */
export const PersonView = z.omit(Person, { openid: true, sessionsFrom: true })
export type PersonView = z.infer<typeof PersonView>

export const PersonRow = z.extend(PersonView, {
  /** Whether a WeChat user is bound. */
  bound: z.boolean(),
})
export type PersonRow = z.infer<typeof PersonRow>

export const DepartmentRow = z.extend(Department, {
  approvers: z.array(z.object({ id: Id, name: z.string() })),
  /** Active people of this very department. */
  people: z.int(),
})
export type DepartmentRow = z.infer<typeof DepartmentRow>

const Code = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/))
const Account = z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9][a-z0-9_.-]{1,31}$/))

/** `updatedAt` of what the form was filled from; a save of something older is refused. Left out for what is new. */
const BasedOn = { updatedAt: z.optional(Instant) }

export const people = {
  'people.me': operation({
    kind: 'query',
    roles: 'anyone',
    summary: '我是谁：姓名、部门、角色、负责的仓库',
    input: z.strictObject({}),
    output: z.extend(PersonView, { warehouseNames: z.array(z.string()) }),
  }),
  'people.list': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '人员名单：按姓名、拼音、账号查，按部门、角色、状态筛',
    input: z.strictObject({
      q: OptionalText(40),
      /** A department stands for those under it too. */
      departmentId: z.optional(Id),
      role: z.optional(Role),
      status: z.optional(Status),
      ...PageInput,
    }),
    output: pageOf(PersonRow),
  }),
  'people.get': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '一个人：资料、绑定、手头没办完的事',
    input: z.strictObject({ personId: Id }),
    output: z.object({
      person: PersonRow,
      warehouseNames: z.array(z.string()),
      /** When the open invitation ends; absent without one. */
      invitedUntil: z.optional(Instant),
      /** What waits for this person or is held, in words such as 「2 张单据待审批」. */
      pending: z.array(z.string()),
    }),
  }),
  'people.savePerson': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '新建或修改人员：部门、角色、负责的仓库、授权',
    input: z.strictObject({
      /** Left out, a new one is made with this account. */
      personId: z.optional(Id),
      account: Account,
      name: Text(30),
      title: OptionalText(30),
      phone: OptionalText(30),
      departmentId: Id,
      roles: z.array(Role).check(z.minLength(1), z.maxLength(4)),
      warehouseIds: z.array(Id).check(z.maxLength(50)),
      grants: z.array(Grant).check(z.maxLength(8)),
      ...BasedOn,
    }),
    output: PersonRow,
  }),
  'people.setPersonStatus': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '启用或停用人员；停用后半分钟内失效',
    input: z.strictObject({ personId: Id, status: Status }),
    output: PersonRow,
  }),
  'people.deletePerson': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '删除停用的、没有任何记录的人员',
    input: z.strictObject({ personId: Id }),
    output: z.object({ personId: Id }),
  }),
  'people.invite': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '生成邀请码：本人第一次打开小程序时输入，绑定微信',
    input: z.strictObject({ personId: Id }),
    output: z.object({
      personId: Id,
      name: z.string(),
      expiresAt: Instant,
      /** Shown now and never again; absent when it can no longer be told. */
      code: z.optional(z.string()),
    }),
  }),
  'people.unbind': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '解除微信绑定：换手机号、换微信或离岗',
    input: z.strictObject({ personId: Id }),
    output: PersonRow,
  }),
  'people.bind': operation({
    kind: 'command',
    roles: 'unregistered',
    summary: '用邀请码把我的微信绑定到我的账号',
    input: z.strictObject({ code: Text(40) }),
    output: z.object({ personId: Id, name: z.string(), departmentName: z.string() }),
  }),
  'people.departments': operation({
    kind: 'query',
    roles: ['admin'],
    summary: '全部部门，连同停用的、审批人和人数',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(DepartmentRow) }),
  }),
  'people.saveDepartment': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '新建或修改部门：名称、上级、审批人',
    input: z.strictObject({
      /** Left out, a new one is made with this code. */
      departmentId: z.optional(Id),
      code: Code,
      name: Text(60),
      branch: Text(60),
      parentId: z.nullable(Id),
      /** In order of preference. */
      approverIds: z.array(Id).check(z.maxLength(10)),
      ...BasedOn,
    }),
    output: Department,
  }),
  'people.setDepartmentStatus': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '启用或停用部门',
    input: z.strictObject({ departmentId: Id, status: Status }),
    output: Department,
  }),
  'people.deleteDepartment': operation({
    kind: 'command',
    roles: ['admin'],
    summary: '删除停用的、没有人也没有单据的部门',
    input: z.strictObject({ departmentId: Id }),
    output: z.object({ departmentId: Id }),
  }),
}

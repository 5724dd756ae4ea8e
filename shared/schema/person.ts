import { Id, Status, Text } from './common'
import * as z from 'zod/mini'

/** staff 普通用户 · approver 审批人 · clerk 仓管员 · admin 管理员. A person may hold several. */
export const Role = z.enum(['staff', 'approver', 'clerk', 'admin'])
export type Role = z.infer<typeof Role>

export const Person = z.object({
  _id: Id,
  name: Text(30),
  account: Id,
  openid: z.optional(z.string()),
  roles: z.array(Role).check(z.minLength(1)),
  title: z.optional(Text(30)),
  departmentId: Id,
  departmentName: Text(60),
  /** Warehouses that a clerk works in; empty for the others. */
  warehouseIds: z.array(Id),
  status: Status,
})
export type Person = z.infer<typeof Person>

/** What a function knows of its caller, fixed by the platform or by the gateway's signature. */
export const Caller = z.pick(Person, {
  _id: true,
  name: true,
  roles: true,
  departmentId: true,
  departmentName: true,
  warehouseIds: true,
})
export type Caller = z.infer<typeof Caller>

/** A signed-in browser or tool: `_id` is the SHA-256 of the token, which itself is never stored. */
export const Session = z.object({
  _id: z.string(),
  personId: Id,
  createdAt: z.string(),
  expiresAt: z.string(),
})
export type Session = z.infer<typeof Session>

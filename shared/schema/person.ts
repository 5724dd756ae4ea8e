import { Id, Instant, Status, Text } from './common'
import * as z from 'zod/mini'

/** staff 普通用户 · approver 审批人 · clerk 仓管员 · admin 管理员. A person may hold several. */
export const Role = z.enum(['staff', 'approver', 'clerk', 'admin'])
export type Role = z.infer<typeof Role>

/**
 * Rights beyond a role: to take another lot than proposed, to issue without a requisition, to reverse what was posted,
 * to be the second person for controlled goods.
 */
export const Grant = z.enum(['overrideLot', 'directIssue', 'reverse', 'checkControlled'])
export type Grant = z.infer<typeof Grant>

/** `_id` is the account (工号) that was given at first; it never changes. */
export const Person = z.object({
  _id: Id,
  name: Text(30),
  account: Id,
  /** Pinyin initials and whole pinyin of the name, lower case, for search. */
  initials: z.optional(z.string()),
  pinyin: z.optional(z.string()),
  /** The WeChat user that the person is, once bound by an invitation code. */
  openid: z.optional(z.string()),
  roles: z.array(Role).check(z.minLength(1)),
  title: z.optional(Text(30)),
  phone: z.optional(Text(30)),
  departmentId: Id,
  departmentName: Text(60),
  /** Warehouses that a clerk works in; empty for the others. */
  warehouseIds: z.array(Id),
  grants: z.optional(z.array(Grant)),
  status: Status,
  /** Sessions opened before this instant are over: set when the person is disabled or unbound. */
  sessionsFrom: z.optional(Instant),
  updatedAt: z.optional(Instant),
  disabledAt: z.optional(Instant),
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
  grants: true,
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

/**
 * The one open invitation of a person, `_id` = the person's. The code itself is never stored, only its HMAC: whoever
 * reads the database cannot find a code that fits.
 */
export const Invitation = z.object({
  _id: Id,
  hash: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  by: z.object({ id: Id, name: z.string() }),
})
export type Invitation = z.infer<typeof Invitation>

/** Tries of one WeChat user (`_id` = SHA-256 of the openid) to enter a code within an hour. */
export const BindTries = z.object({ _id: z.string(), count: z.int(), since: Instant })
export type BindTries = z.infer<typeof BindTries>

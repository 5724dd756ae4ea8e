import type { Caller } from '../../shared/schema/person'

/** What a handler knows of the call beside its input. */
export interface CallContext {
  operation: string
  caller: Caller
  /** Whom WeChat names as the caller; absent for a call that did not come from WeChat. */
  openid?: string
  device: string
  /** As parsed; the digest of a command is taken over it. */
  input: unknown
  /** Empty for a query. */
  requestId: string
  /** Business day (Asia/Shanghai) of the call, `YYYY-MM-DD`. */
  today: string
  /** UTC instant of the call. */
  now: string
  /** Epoch milliseconds by which an answer must be under way. */
  deadline: number
}

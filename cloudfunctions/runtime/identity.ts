import tcb from '@cloudbase/node-sdk'
import { reject, ok, type Result } from '../../shared/errors'
import type { Caller, Person } from '../../shared/schema/person'
import { readDelegation, type Delegation } from './delegation'
import { personByOpenid } from './directory'

export type InvocationContext = NonNullable<Parameters<typeof tcb.getCloudbaseContext>[0]>

export interface Identity {
  caller: Caller
  openid?: string
  /** How the call came in, for the journal. */
  device: string
}

/**
 * Who calls: the person whom WeChat vouches for in the invocation's own context, or the one whom our gateway
 * signed for. Nothing else in the event is believed. Rejects UNAUTHENTICATED and NOT_REGISTERED.
 * @param allow.unregistered whether a WeChat user whom nobody is bound to is let in, as nobody.
 */
export async function identify(
  context: InvocationContext,
  request: { operation: string; requestId?: string; delegation?: Delegation },
  allow: { unregistered?: boolean } = {},
): Promise<Result<Identity>> {
  const { WX_OPENID: openid } = tcb.getCloudbaseContext(context)
  if (openid) {
    const person = await personByOpenid(openid)
    if (person?.status === 'active') return ok({ caller: callerOf(person), openid, device: 'weapp' })
    return allow.unregistered && !person
      ? ok({ caller: strangerCaller, openid, device: 'weapp' })
      : reject('NOT_REGISTERED')
  }
  const delegated = request.delegation && readDelegation(request.delegation, request, Date.now())
  return delegated ? ok(delegated) : reject('UNAUTHENTICATED')
}

export const callerOf = ({
  _id,
  name,
  roles,
  departmentId,
  departmentName,
  warehouseIds,
  grants,
}: Person): Caller => ({
  _id,
  name,
  roles,
  departmentId,
  departmentName,
  warehouseIds,
  ...(grants ? { grants } : {}),
})

/** A WeChat user who is nobody here yet. */
const strangerCaller: Caller = {
  _id: 'unregistered',
  name: '未登记的微信用户',
  roles: [],
  departmentId: 'unregistered',
  departmentName: '未登记',
  warehouseIds: [],
}

/** Who acts when nobody does: the nightly work of timers. Holds no role, so that no operation can be called by it. */
export const systemCaller: Caller = {
  _id: 'system',
  name: '系统',
  roles: [],
  departmentId: 'system',
  departmentName: '系统',
  warehouseIds: [],
}

/**
 * Whether the platform's timer calls. An event can be made to look like a timer's by whoever may call a function, but
 * the platform then names that caller in the context, which nobody can leave out.
 */
export function isFromTimer(event: { Type?: string } | undefined, context: InvocationContext): boolean {
  if (event?.Type !== 'Timer') return false
  const { WX_OPENID: openid, TCB_UUID: uuid, TCB_SOURCE: source } = tcb.getCloudbaseContext(context)
  return !openid && !uuid && !/client|gateway/.test(String(source ?? ''))
}

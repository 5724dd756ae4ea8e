import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../../shared/schema/person'
import { environment } from './app'
import { canonical } from './seal'

const LIFETIME_MS = 60_000

interface Claim {
  caller: Caller
  device: string
  operation: string
  requestId?: string
  expiresAt: number
}

/** The gateway's word that a bearer token belongs to a person; only for one operation and a minute. */
export interface Delegation {
  claim: Claim
  signature: string
}

/** Signs for a caller whose session the gateway has checked. */
export function delegate(
  identity: Pick<Claim, 'caller' | 'device'>,
  request: Request,
  now: number,
): Delegation {
  const claim: Claim = { ...identity, ...request, expiresAt: now + LIFETIME_MS }
  return { claim, signature: signatureOf(claim).toString('hex') }
}

/** The caller of a genuine, unexpired delegation for this very request; undefined otherwise. */
export function readDelegation(delegation: Delegation, request: Request, now: number) {
  const { claim, signature } = delegation
  if (typeof signature !== 'string' || typeof claim !== 'object' || claim === null) return undefined
  const given = Buffer.from(signature, 'hex')
  const expected = signatureOf(claim)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const fits = claim.operation === request.operation && claim.requestId === request.requestId
  return fits && claim.expiresAt > now ? { caller: claim.caller, device: claim.device } : undefined
}

type Request = Pick<Claim, 'operation' | 'requestId'>

const signatureOf = (claim: Claim): Buffer =>
  createHmac('sha256', environment('GATEWAY_KEY')).update(canonical(claim)).digest()

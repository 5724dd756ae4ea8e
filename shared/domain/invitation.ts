import { reject, type Rejection } from '../errors'
import type { Invitation, Person } from '../schema/person'

/** How long a code can be used. */
export const INVITATION_HOURS = 72

/** Codes that one WeChat user may try within an hour. */
export const TRIES_AN_HOUR = 10

/** Letters and digits that cannot be mistaken for one another when read out: no I, O, 0 or 1. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 10

/** A code of 50 bits from as many random bytes as it has letters: `K7QM3-XPA9R`. */
export function codeFrom(bytes: Uint8Array): string {
  const letters = Array.from({ length: LENGTH }, (_, index) => LETTERS[(bytes[index] ?? 0) % LETTERS.length])
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

/** What was typed, as the code is written: case, width, blanks and hyphens do not matter. */
export const normaliseInvitation = (typed: string): string => {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** Why a person gets no code: NOT_FOUND when disabled, ALREADY_BOUND when a WeChat user is that person already. */
export function refuseInvitation(person: Person): Rejection | null {
  if (person.status !== 'active') return reject('NOT_FOUND', { what: '在用的人员' })
  return person.openid === undefined ? null : reject('ALREADY_BOUND', { person: person.name })
}

/**
 * Why a code does not bind: it is not the person's open one, has ended, or the person is disabled or bound. One answer for
 * all of it, so that trying tells nothing about who is invited.
 */
export function refuseBinding(
  invitation: Invitation | undefined,
  hash: string,
  person: Person | undefined,
  now: string,
): Rejection | null {
  const fits = invitation?.hash === hash && invitation.expiresAt > now
  return fits && person?.status === 'active' && person.openid === undefined
    ? null
    : reject('INVITATION_INVALID')
}

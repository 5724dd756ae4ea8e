import { randomBytes } from 'node:crypto'
import type { Caller, Person } from '../../shared/schema/person'
import { _, db } from '../runtime/app'
import { Cache } from '../runtime/cache'
import { named } from '../runtime/directory'
import { callerOf } from '../runtime/identity'
import { sha256 } from '../runtime/seal'
import { get } from '../runtime/store'

const LIFETIME_MS = 12 * 3600_000

/** How long an ended session or a changed person may still be believed by another instance. */
const sessions = new Cache<{ caller: Caller; expiresAt: string }>(30_000)

/** A new session: the token goes to the client only, the database keeps its hash. */
export async function openSession(person: Person): Promise<{ token: string; expiresAt: string }> {
  const token = randomBytes(32).toString('base64url')
  const now = Date.now()
  const expiresAt = new Date(now + LIFETIME_MS).toISOString()
  const _id = sha256(token)
  await db
    .collection('sessions')
    .add({ _id, personId: person._id, createdAt: new Date(now).toISOString(), expiresAt })
  // Signing in is rare, so it also clears away what has ended.
  await db
    .collection('sessions')
    .where({ expiresAt: _.lt(new Date(now).toISOString()) })
    .remove()
  sessions.set(_id, { caller: callerOf(person), expiresAt })
  return { token, expiresAt }
}

/** Whose token it is; undefined when it is unknown or expired, or the person is no longer active. */
export async function sessionOf(token: string): Promise<Caller | undefined> {
  const key = sha256(token)
  const session = await sessions.through(key, () => readSession(key))
  return session && session.expiresAt > new Date().toISOString() ? session.caller : undefined
}

export async function closeSession(token: string): Promise<void> {
  const key = sha256(token)
  sessions.delete(key)
  await db.collection('sessions').doc(key).remove()
}

async function readSession(key: string) {
  const session = await get('sessions', key)
  if (!session) return undefined
  const person = await named(await get('people', session.personId))
  // Past the cache of people: otherwise a disabled person would be believed for the lives of two caches.
  if (person?.status !== 'active' || session.createdAt < (person.sessionsFrom ?? '')) return undefined
  return { caller: callerOf(person), expiresAt: session.expiresAt }
}

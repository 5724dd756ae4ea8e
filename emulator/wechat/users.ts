import { invalidParam, PlatformError } from '../admin/errors'
import { type Parameters } from '../database/actions/parameters'

/** The platform's id of a person whom WeChat knows by an openid; the one that functions see as `TCB_UUID`. */
const uidPrefix = 'local-'

/**
 * `auth.getUserInfoForAdmin`: who is behind an id. Nobody registers here, so everything that is known of a person is
 * in the ids themselves: a uid leads to the openid and back; other platforms have no people.
 */
export function userInfo({ uuid, platform, platformId }: Parameters): string {
  const openId = openIdOf(uuid, platform, platformId)
  const person = {
    uid: uidPrefix + openId,
    openId,
    appId: 'wx0000000000000000',
    customUserId: '',
    isAnonymous: false,
  }
  return `"data":${JSON.stringify(person)}`
}

function openIdOf(uuid: unknown, platform: unknown, platformId: unknown): string {
  if (typeof uuid === 'string' && uuid !== '') {
    if (uuid.startsWith(uidPrefix) && uuid.length > uidPrefix.length) return uuid.slice(uidPrefix.length)
    throw new PlatformError('INVALID_PARAM', `no user has the uid ${uuid.slice(0, 100)}`)
  }
  if (typeof platformId !== 'string' || platformId === '')
    throw invalidParam('uid, or platform and platformId, is missing')
  if (platform === 'OPENID') return platformId
  throw invalidParam(`platform must be OPENID: here nobody logs in by ${String(platform).slice(0, 40)}`)
}

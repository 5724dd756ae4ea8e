import { PlatformError, refused } from '../../admin/errors'
import { type Database } from '../database'
import { type Answer, type Parameters } from './parameters'

/** `database.addCollection`: makes an empty collection; one that is there already is an error, as on the platform. */
export function addCollection({ store, relaxed }: Database, parameters: Parameters): Answer {
  const name = String(parameters['collectionName'])
  checkName(name, relaxed)
  if (store.catalog.get(name) !== undefined) {
    throw new PlatformError(
      'DATABASE_COLLECTION_ALREADY_EXIST',
      `[ResourceUnavailable.ResourceExist] Table exist: ${name}`,
    )
  }
  store.catalog.create(name)
  return '"data":{}'
}

/** MongoDB's rules for names, which the platform's documents refer to; strict also asks for names that type well. */
function checkName(name: string, relaxed: boolean): void {
  const wrong =
    Buffer.byteLength(name) > 200 || /[$\0]/.test(name) || /^system\.|\.system\.|^\.|\.$|\.\./.test(name)
  if (wrong || (!relaxed && !/^[\w.-]+$/.test(name))) {
    throw refused(
      'collection-name',
      `"${name.slice(0, 100)}" is no name for a collection: use 1 to 200 letters, digits, "_", "-" and single dots inside, ` +
        'not beginning with "system."',
      'INVALID_PARAM',
    )
  }
}

import { failureOf, type ServiceAction } from '../admin/admin'
import { invalidParam, PlatformError } from '../admin/errors'
import { type FileStore } from './file-store'
import { encodePath, linkTo } from './links'
import { cloudPathOf, fileIdOf, fileOf } from './paths'
import { type Signatures } from './signatures'

export interface StorageContext {
  files: FileStore
  signatures: Signatures
  envId: string
  /** Where links begin, `http://127.0.0.1:8080`. */
  baseUrl: () => string
  /** Takes a path that begins with a slash, which the documents forbid. */
  relaxed: boolean
}

const uploadSeconds = 900
/** What WeChat's documents name for a link without `maxAge`. */
const defaultLinkSeconds = 86_400
const longestLinkSeconds = 7 * 86_400

/** `storage.*`: where to upload, links to download, deletion and copying of files. */
export function storageActions(context: StorageContext): Record<string, ServiceAction> {
  return {
    'storage.getUploadMetadata': ({ path }) => uploadMetadata(context, path),
    'storage.batchGetDownloadUrl': async ({ file_list }) =>
      dataAnswer(
        'download_list',
        await Promise.all(listOf(file_list).map((file) => downloadLink(context, file))),
      ),
    'storage.batchDeleteFile': async ({ fileid_list }) =>
      dataAnswer(
        'delete_list',
        await Promise.all(listOf(fileid_list).map((fileId) => remove(context, fileId))),
      ),
    'storage.batchCopyFile': async ({ file_list }) =>
      dataAnswer('copy_list', await Promise.all(listOf(file_list).map((file) => copy(context, file)))),
    'storage.getFileAuthority': () => {
      throw new PlatformError(
        'INVALID_ACTION',
        '[emulator rule storage-authority] permissions of end users on files are not imitated: every server program ' +
          'may read and write all files. Decide in the function who may have a link',
      )
    },
  }
}

function uploadMetadata(context: StorageContext, path: unknown): string {
  const { signatures, envId, baseUrl } = context
  const cloudPath = pathOf(context, path)
  const expires = Math.floor(Date.now() / 1_000) + uploadSeconds
  const signature = signatures.sign('write', cloudPath, expires)
  const fileId = fileIdOf(envId, cloudPath)
  return `"data":${JSON.stringify({
    url: `${baseUrl()}/_storage/${encodePath(cloudPath)}?expires=${expires}`,
    token: 'local',
    authorization: signature,
    fileId,
    cosFileId: Buffer.from(fileId).toString('base64'),
  })}`
}

/** A path as a caller writes it, checked; relaxed, without slashes at its start. */
function pathOf({ relaxed }: StorageContext, path: unknown): string {
  if (typeof path !== 'string') throw invalidParam('the path must be a text')
  const cloudPath = relaxed ? path.replace(/^\/+/, '') : path
  fileOf('/', cloudPath)
  return cloudPath
}

interface FileRequest {
  fileid?: unknown
  max_age?: unknown
  /** `COS_URL` asks for a link that is encoded already. */
  url_type?: unknown
}

async function downloadLink(
  { files, signatures, baseUrl, envId }: StorageContext,
  request: unknown,
): Promise<object> {
  const { fileid: fileID, max_age, url_type } = toObject(request) as FileRequest
  return attempt(fileID, async () => {
    const cloudPath = cloudPathOf(fileID, envId)
    if (cloudPath === undefined || (await files.size(cloudPath)) === undefined)
      return { fileID, tempFileURL: '', ...missing }
    const maxAge = Math.min(
      typeof max_age === 'number' && max_age > 0 ? max_age : defaultLinkSeconds,
      longestLinkSeconds,
    )
    const expires = Math.floor(Date.now() / 1_000) + maxAge
    const signature = signatures.sign('read', cloudPath, expires)
    // The SDK encodes any other link before it asks, so the path stands in it as it is.
    const link = linkTo(cloudPath, { expires, sign: signature }, url_type === 'COS_URL')
    const url = `${baseUrl()}/_storage/${link}`
    return { code: 'SUCCESS', fileID, tempFileURL: url, download_url: url, maxAge }
  })
}

async function remove({ files, envId }: StorageContext, fileID: unknown) {
  return attempt(fileID, async () => {
    const cloudPath = cloudPathOf(fileID, envId)
    const removed = cloudPath !== undefined && (await files.remove(cloudPath))
    return removed ? { code: 'SUCCESS', fileID } : { fileID, ...missing }
  })
}

async function copy(context: StorageContext, request: unknown) {
  const { files, envId } = context
  const { src_path, dst_path, overwrite, remove_original } = toObject(request)
  return attempt(src_path, async () => {
    const [from, to] = [pathOf(context, src_path), pathOf(context, dst_path)]
    if ((await files.size(from)) === undefined) return { fileId: fileIdOf(envId, from), ...missing }
    if (overwrite === false && (await files.size(to)) !== undefined) {
      return { code: 'STORAGE_REQUEST_FAIL', message: `${to} exists already`, fileId: fileIdOf(envId, from) }
    }
    await files.copy(from, to)
    if (remove_original === true) await files.remove(from)
    return { code: 'SUCCESS', fileId: fileIdOf(envId, to) }
  })
}

const missing = { code: 'STORAGE_FILE_NONEXIST', message: 'storage file not exists' }

/** One file's failure is that file's answer; the others of the list go on. */
async function attempt(fileID: unknown, work: () => Promise<object>): Promise<object> {
  try {
    return await work()
  } catch (error) {
    return { fileID, ...failureOf(error) }
  }
}

function listOf(list: unknown): unknown[] {
  if (!Array.isArray(list)) throw invalidParam('a list of files is missing')
  if (list.length > 50) throw invalidParam('at most 50 files in one request')
  if (list.some((file) => typeof file !== 'string' && (typeof file !== 'object' || file === null)))
    throw invalidParam('each file of the list must be a text or an object')
  return list as unknown[]
}

function dataAnswer(name: string, list: object[]): string {
  return `"data":{${JSON.stringify(name)}:${JSON.stringify(list)}}`
}

const toObject = (request: unknown): Record<string, unknown> => {
  if (typeof request === 'object' && request !== null) return request as Record<string, unknown>
  throw invalidParam('each file of the list must be an object')
}

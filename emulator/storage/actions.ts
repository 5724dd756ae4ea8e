import { failureOf, type ServiceAction } from '../admin/admin'
import { invalidParam } from '../admin/errors'
import { type FileStore } from './file-store'
import { cloudPathOf, fileIdOf, fileOf } from './paths'
import { type Signatures } from './signatures'

export interface StorageContext {
  files: FileStore
  signatures: Signatures
  envId: string
  /** Where links begin, `http://127.0.0.1:8080`. */
  baseUrl: () => string
}

const uploadSeconds = 900
const defaultLinkSeconds = 3_600
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
  }
}

function uploadMetadata({ signatures, envId, baseUrl }: StorageContext, path: unknown): string {
  const cloudPath = typeof path === 'string' ? path.replace(/^\/+/, '') : ''
  fileOf('/', cloudPath)
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

interface FileRequest {
  fileid?: unknown
  max_age?: unknown
}

async function downloadLink({ files, signatures, baseUrl }: StorageContext, request: unknown) {
  const { fileid: fileID, max_age } = request as FileRequest
  return attempt(fileID, async () => {
    const cloudPath = cloudPathOf(fileID)
    if (cloudPath === undefined || (await files.size(cloudPath)) === undefined)
      return { fileID, tempFileURL: '', ...missing }
    const maxAge = Math.min(
      typeof max_age === 'number' && max_age > 0 ? max_age : defaultLinkSeconds,
      longestLinkSeconds,
    )
    const expires = Math.floor(Date.now() / 1_000) + maxAge
    const signature = signatures.sign('read', cloudPath, expires)
    // The SDK encodes the link before it asks, so the path stands in it as it is.
    const url = `${baseUrl()}/_storage/${cloudPath}?expires=${expires}&sign=${signature}`
    return { code: 'SUCCESS', fileID, tempFileURL: url, download_url: url, maxAge }
  })
}

async function remove({ files }: StorageContext, fileID: unknown) {
  return attempt(fileID, async () => {
    const cloudPath = cloudPathOf(fileID)
    const removed = cloudPath !== undefined && (await files.remove(cloudPath))
    return removed ? { code: 'SUCCESS', fileID } : { fileID, ...missing }
  })
}

async function copy({ files, envId }: StorageContext, request: unknown) {
  const { src_path, dst_path, overwrite, remove_original } = request as Record<string, unknown>
  return attempt(src_path, async () => {
    const [from, to] = [String(src_path).replace(/^\/+/, ''), String(dst_path).replace(/^\/+/, '')]
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

function encodePath(cloudPath: string): string {
  return cloudPath.split('/').map(encodeURIComponent).join('/')
}

import { ok, reject, type Result } from '../../shared/errors'
import { MAX_PHOTO_LENGTH, type Photo, type PhotoLink } from '../../shared/schema/photo'
import { app } from './app'
import type { CallContext } from './context'
import { isJpeg } from './jpeg'
import { isPng } from './png'
import { sha256 } from './seal'

/**
 * Stores photos under their own hashes: a repetition writes the same files, and nothing is overwritten. The hashes go
 * into the journal with the document. Rejects PHOTO_INVALID when one is no whole JPEG or PNG, or larger than a page sends.
 */
export async function keepPhotos(pictures: readonly string[], call: CallContext): Promise<Result<Photo[]>> {
  const files: { bytes: Buffer; hash: string; kind: string }[] = []
  for (const [index, picture] of pictures.entries()) {
    const bytes = Buffer.from(picture.replace(/^data:image\/[a-z]+;base64,/, ''), 'base64')
    const kind = isJpeg(bytes) ? 'jpg' : isPng(bytes) ? 'png' : undefined
    if (!kind || picture.length > MAX_PHOTO_LENGTH) return reject('PHOTO_INVALID', { photo: index })
    files.push({ bytes, hash: sha256(bytes), kind })
  }
  const stored = files.map(async ({ bytes, hash, kind }): Promise<Photo> => {
    const cloudPath = `photos/${call.today.slice(0, 7)}/${hash}.${kind}`
    const { fileID } = await app.uploadFile({ cloudPath, fileContent: bytes as never })
    return { fileId: fileID, sha256: hash }
  })
  return ok(await Promise.all(stored))
}

/** Links that end by themselves, for those who may see the document; one request for all of them. */
export async function photoLinks(photos: readonly Photo[]): Promise<PhotoLink[]> {
  if (photos.length === 0) return []
  const { fileList } = await app.getTempFileURL({ fileList: [...new Set(photos.map((p) => p.fileId))] })
  const urls = new Map(fileList.map((file) => [file.fileID, file.tempFileURL]))
  return photos.map(({ fileId, sha256: hash }) => ({ sha256: hash, url: urls.get(fileId) ?? '' }))
}

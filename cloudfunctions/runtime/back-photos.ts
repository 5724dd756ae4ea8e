import { ok, type Result } from '../../shared/errors'
import type { Photo } from '../../shared/schema/photo'
import type { CallContext } from './context'
import { keepPhotos } from './photos'

/** Lines of a return with their pictures stored. Rejects PHOTO_INVALID with the line that it is about. */
export async function withStoredPhotos<T extends { photos?: string[] | undefined }>(
  lines: readonly T[],
  call: CallContext,
): Promise<Result<(Omit<T, 'photos'> & { photos: Photo[] })[]>> {
  const stored: (Omit<T, 'photos'> & { photos: Photo[] })[] = []
  for (const [index, { photos = [], ...line }] of lines.entries()) {
    const kept = await keepPhotos(photos, call)
    if (!kept.ok) return { ...kept, details: { ...kept.details, line: index } }
    stored.push({ ...line, photos: kept.data })
  }
  return ok(stored)
}

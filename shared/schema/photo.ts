import * as z from 'zod/mini'

/** Characters of base64 of one photo, after the phone has made it smaller: about 220 KB of JPEG. */
export const MAX_PHOTO_LENGTH = 300_000
/** Photos of one line: more of them would not fit one call of a function together with other lines. */
export const MAX_PHOTOS = 3

/** A picture in the file storage under its own hash: the same picture is stored once and never overwritten. */
export const Photo = z.object({ fileId: z.string(), sha256: z.string().check(z.maxLength(64)) })
export type Photo = z.infer<typeof Photo>

/** A photo as a page sends it: JPEG or PNG in base64, with or without the `data:` prefix. */
export const PhotoInput = z.string().check(z.minLength(1), z.maxLength(MAX_PHOTO_LENGTH))
export const PhotosInput = z.array(PhotoInput).check(z.maxLength(MAX_PHOTOS))

/** A stored photo with a link to it that ends by itself. */
export const PhotoLink = z.object({ sha256: z.string(), url: z.string() })
export type PhotoLink = z.infer<typeof PhotoLink>

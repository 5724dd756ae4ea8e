/** A photo that was chosen and not yet sent. */
export interface PickedPhoto {
  /** Tells equal pictures apart in a list. */
  key: string
  /** JPEG in base64, without prefix; small enough for a command (`MAX_PHOTO_LENGTH`). */
  base64: string
}

/** Longest side in pixels, then the quality (1–100) of each further try, until the picture is small enough. */
export const SIZES: readonly (readonly [side: number, quality: number])[] = [
  [1_600, 80],
  [1_280, 72],
  [1_024, 65],
  [800, 55],
  [640, 45],
]

/** What is sent: photos of an input's field, or nothing when there are none. */
export const photosInput = (photos: readonly PickedPhoto[]): string[] => photos.map(({ base64 }) => base64)

export const previewOf = ({ base64 }: PickedPhoto): string => `data:image/jpeg;base64,${base64}`

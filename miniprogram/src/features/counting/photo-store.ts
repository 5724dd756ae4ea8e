import type { PickedPhoto } from '@/components/photo-field'
import { readDevice, writeDevice } from './device'

const nameOf = (key: string): string => `count-photo.${key}`

/** Keeps photos until their count has arrived; false when one of them is only in memory. */
export const keepPhotos = (photos: readonly PickedPhoto[]): boolean =>
  photos.map(({ key, base64 }) => writeDevice(nameOf(key), base64)).every(Boolean)

/** The photos of these names that are still here. */
export const photosOf = (keys: readonly string[]): PickedPhoto[] =>
  keys.flatMap((key) => {
    const base64 = readDevice<string>(nameOf(key))
    return base64 === undefined ? [] : [{ key, base64 }]
  })

export const dropPhotos = (keys: readonly string[]): void =>
  keys.forEach((key) => writeDevice(nameOf(key), undefined))

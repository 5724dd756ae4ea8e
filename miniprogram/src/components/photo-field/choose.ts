import Taro from '@tarojs/taro'
import { MAX_PHOTO_LENGTH } from '@shared/schema/photo'
import { SIZES } from './picked-photo'

/**
 * WeChat's camera or album; each picture made smaller until it fits a command. Base64 JPEGs; empty when the person
 * closes it, null in place of a picture that cannot be made small enough.
 */
export async function choosePhotos(count: number): Promise<(string | null)[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
    })
    return await Promise.all(tempFiles.map(({ tempFilePath }) => shrink(tempFilePath)))
  } catch {
    return []
  }
}

async function shrink(path: string): Promise<string | null> {
  for (const [side, quality] of SIZES) {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality, compressedWidth: side })
    const base64 = readBase64(tempFilePath)
    if (base64.length <= MAX_PHOTO_LENGTH) return base64
  }
  return null
}

const readBase64 = (path: string): string => String(Taro.getFileSystemManager().readFileSync(path, 'base64'))

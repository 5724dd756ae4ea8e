import { MAX_PHOTO_LENGTH } from '@shared/schema/photo'
import { SIZES } from './picked-photo'

/**
 * The browser's camera or files; each picture drawn smaller until it fits a command. Base64 JPEGs; empty when the
 * person closes it, null in place of what is no picture.
 */
export async function choosePhotos(count: number): Promise<(string | null)[]> {
  const files = await pickFiles(count > 1)
  return Promise.all(files.slice(0, count).map(shrink))
}

/** A file input that lives only while it is asked; `cancel` tells that the person closed it. */
function pickFiles(multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const chooser = document.createElement('input')
    chooser.type = 'file'
    chooser.accept = 'image/*'
    chooser.multiple = multiple
    chooser.hidden = true
    const finish = (files: File[]) => {
      chooser.remove()
      resolve(files)
    }
    chooser.onchange = () => finish([...(chooser.files ?? [])])
    chooser.oncancel = () => finish([])
    document.body.append(chooser)
    chooser.click()
  })
}

async function shrink(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  for (const [side, quality] of SIZES) {
    const base64 = drawn(picture, side, quality)
    if (base64.length <= MAX_PHOTO_LENGTH) return base64
  }
  return null
}

function drawn(picture: ImageBitmap, side: number, quality: number): string {
  const ratio = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * ratio))
  canvas.height = Math.max(1, Math.round(picture.height * ratio))
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  // A picture with holes is laid on paper: JPEG would show them black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', quality / 100).replace(/^data:image\/jpeg;base64,/, '')
}

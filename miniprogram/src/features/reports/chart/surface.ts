import Taro from '@tarojs/taro'

/** A canvas to draw on, with its size in px. */
export interface Surface {
  canvas: HTMLCanvasElement
  width: number
  height: number
  ratio: number
}

/** WeChat's 2D canvas; undefined while it is not laid out. It has no events: touches are passed on by hand. */
export function findSurface(id: string): Promise<Surface | undefined> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((found: ({ node?: HTMLCanvasElement; width: number; height: number } | null)[]) => {
        const box = found[0]
        if (!box?.node || !box.width) return resolve(undefined)
        const canvas = Object.assign(box.node, { addEventListener: ignore, removeEventListener: ignore })
        resolve({ canvas, width: box.width, height: box.height, ratio: Taro.getWindowInfo().pixelRatio })
      })
  })
}

const ignore = () => {}

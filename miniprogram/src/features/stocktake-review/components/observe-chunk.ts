import Taro from '@tarojs/taro'
import { FAR_PX, type ChunkSeen } from './chunk-seen'

/** Tells whether a part of a long list is near the screen; WeChat's observer. Returns how to stop. */
export function observeChunk(id: string, onSeen: (seen: ChunkSeen) => void): () => void {
  const page = Taro.getCurrentInstance().page
  if (!page) return () => {}
  const observer = Taro.createIntersectionObserver(page as object, { thresholds: [0] })
  observer.relativeToViewport({ top: FAR_PX, bottom: FAR_PX }).observe(`#${id}`, (result) => {
    const { intersectionRatio = 0, boundingClientRect } = result
    onSeen({ near: intersectionRatio > 0, height: boundingClientRect?.height ?? 0 })
  })
  return () => observer.disconnect()
}

import { FAR_PX, type ChunkSeen } from './chunk-seen'

/** Tells whether a part of a long list is near the screen; the browser's observer. Returns how to stop. */
export function observeChunk(id: string, onSeen: (seen: ChunkSeen) => void): () => void {
  const element = document.getElementById(id)
  if (!element) return () => {}
  // The margin is measured from the element that scrolls, and that is the page, not the window.
  const root = element.closest('.taro_page')
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries[entries.length - 1]
      if (last) onSeen({ near: last.isIntersecting, height: last.boundingClientRect.height })
    },
    { root, rootMargin: `${FAR_PX}px 0px` },
  )
  observer.observe(element)
  return () => observer.disconnect()
}

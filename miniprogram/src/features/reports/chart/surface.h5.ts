import type { Surface } from './surface'

/** The browser's canvas inside Taro's element; undefined while it is not laid out. */
export function findSurface(id: string): Promise<Surface | undefined> {
  const canvas = document.querySelector<HTMLCanvasElement>(`#${id} canvas, canvas#${id}`)
  if (!canvas?.clientWidth) return Promise.resolve(undefined)
  const { clientWidth: width, clientHeight: height } = canvas
  return Promise.resolve({ canvas, width, height, ratio: window.devicePixelRatio })
}

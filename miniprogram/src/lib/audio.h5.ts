import type { AudioLike } from './audio'

/** The browser's audio context; it may stay silent until the first touch of the page. */
export function createAudio(): AudioLike | null {
  if (typeof AudioContext === 'undefined') return null
  const context = new AudioContext()
  void context.resume()
  return context as unknown as AudioLike
}

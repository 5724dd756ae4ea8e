/** The part of an audio context that a tone needs. */
export interface AudioLike {
  currentTime: number
  destination: unknown
  createOscillator(): {
    type: string
    frequency: { value: number }
    connect(to: unknown): void
    start(at: number): void
    stop(at: number): void
  }
  createGain(): { gain: { value: number }; connect(to: unknown): void }
}

declare const wx: { createWebAudioContext?: () => AudioLike }

/** WeChat's audio context; null where it is too old for one. Taro has no wrapper for it. */
export const createAudio = (): AudioLike | null => wx.createWebAudioContext?.() ?? null

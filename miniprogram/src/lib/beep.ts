import { createAudio, type AudioLike } from './audio'

/** Frequency in Hz, start and length in seconds. */
const tones = {
  ok: [[1400, 0, 0.09]],
  wrong: [
    [320, 0, 0.16],
    [260, 0.2, 0.24],
  ],
} as const

let context: AudioLike | null = null

/** A short tone made on the device: one high for yes, two low for no. Silent where there is no audio. */
export function beep(result: keyof typeof tones): void {
  try {
    context ??= createAudio()
    if (!context) return
    for (const [frequency, after, seconds] of tones[result]) play(context, frequency, after, seconds)
  } catch {
    // sound is an extra: colour and vibration say the same
  }
}

function play(audio: AudioLike, frequency: number, after: number, seconds: number): void {
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.type = 'sine'
  oscillator.frequency.value = frequency
  volume.gain.value = 0.25
  oscillator.connect(volume)
  volume.connect(audio.destination)
  oscillator.start(audio.currentTime + after)
  oscillator.stop(audio.currentTime + after + seconds)
}

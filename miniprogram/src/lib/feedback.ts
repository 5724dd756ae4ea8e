import Taro from '@tarojs/taro'
import { beep } from './beep'
import { failureText, type Failure } from './error-text'
import { createStore } from './store'

export interface ToastMessage {
  id: number
  kind: 'success' | 'error' | 'info'
  text: string
}

export const toastStore = createStore<ToastMessage | null>(null)
let lastId = 0

/** A line that appears over the page and goes by itself: longer texts stay longer. */
function show(kind: ToastMessage['kind'], text: string): void {
  const id = ++lastId
  toastStore.set({ id, kind, text })
  setTimeout(() => toastStore.get()?.id === id && toastStore.set(null), 1600 + text.length * 70)
}

export const toast = {
  success: (text: string) => show('success', text),
  info: (text: string) => show('info', text),
  error: (text: string) => show('error', text),
  /** What went wrong, in the words of `error-text`. */
  failure: (failure: Failure) => show('error', failureText(failure)),
}

/**
 * The answer to a scan for hands and ears: one high tone and a short buzz for yes, two low tones and a long buzz
 * for no. Colour is the page's part.
 */
export function signal(result: 'ok' | 'wrong'): void {
  beep(result)
  if (result === 'ok') void quietly(() => Taro.vibrateShort({ type: 'light' }))
  else void quietly(() => Taro.vibrateLong())
}

/** Not every device can vibrate, and none must fail for it. */
async function quietly(action: () => Promise<unknown>): Promise<void> {
  try {
    await action()
  } catch {
    // nothing to feel on this device
  }
}

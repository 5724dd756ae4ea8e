import Taro from '@tarojs/taro'

/** What could not be kept lives on in memory until the app is closed. */
const memory = new Map<string, string>()

/** Reads a JSON value that counting left on this device; undefined when there is none. */
export function readDevice<T>(name: string): T | undefined {
  try {
    const text: unknown = memory.get(name) ?? Taro.getStorageSync(keyOf(name))
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

/**
 * Keeps a JSON value on this device, each under a key of its own (WeChat holds 1 MB a key, 10 MB in all); undefined removes it.
 * @returns false when the device is full and the value is only in memory: the person must be told.
 */
export function writeDevice(name: string, value: unknown): boolean {
  memory.delete(name)
  try {
    if (value === undefined) Taro.removeStorageSync(keyOf(name))
    else Taro.setStorageSync(keyOf(name), JSON.stringify(value))
    return true
  } catch {
    if (value !== undefined) memory.set(name, JSON.stringify(value))
    return false
  }
}

const keyOf = (name: string): string => `warehouse.${name}`

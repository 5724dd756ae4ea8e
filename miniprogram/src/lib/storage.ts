import Taro from '@tarojs/taro'

/** What this device remembers, by name. Values are JSON; a broken or missing one reads as undefined. */
export interface StoredValues {
  token: string
  /** Drafts by person and kind, see `draft.ts`. */
  drafts: Record<string, unknown>
  /** Item ids by person. */
  favouriteItems: Record<string, string[]>
  /** The warehouse chosen last, in the catalogue or at a receipt. */
  warehouseId: string
}

export function readStored<K extends keyof StoredValues>(name: K): StoredValues[K] | undefined {
  try {
    const text: unknown = Taro.getStorageSync(`warehouse.${name}`)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as StoredValues[K]) : undefined
  } catch {
    return undefined
  }
}

/** Stores a value; undefined removes it. A full or forbidden storage loses only convenience, so it is silent. */
export function writeStored<K extends keyof StoredValues>(name: K, value: StoredValues[K] | undefined): void {
  try {
    if (value === undefined) Taro.removeStorageSync(`warehouse.${name}`)
    else Taro.setStorageSync(`warehouse.${name}`, JSON.stringify(value))
  } catch {
    // private browsing or a full disk
  }
}

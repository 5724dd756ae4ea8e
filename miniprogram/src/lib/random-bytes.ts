import Taro from '@tarojs/taro'

/** WeChat gives random bytes only asynchronously: some are kept in store, and used once. */
const pool: number[] = []
const POOL_BYTES = 512

/** Fills the store; called at launch and whenever it runs low. */
export function refillRandomBytes(): void {
  void Taro.getRandomValues?.({
    length: POOL_BYTES,
    success: ({ randomValues }) => pool.push(...new Uint8Array(randomValues)),
  })
}

/** Random bytes to name things with, not to keep secrets: an empty store is replaced by Math.random. */
export function randomBytes(length: number): number[] {
  if (pool.length < length * 4) refillRandomBytes()
  return pool.length >= length
    ? pool.splice(0, length)
    : Array.from({ length }, () => Math.floor(Math.random() * 256))
}

export function refillRandomBytes(): void {}

export function randomBytes(length: number): number[] {
  return [...crypto.getRandomValues(new Uint8Array(length))]
}

/**
 * Parameters of a page as they were given: both platforms hand them over encoded, and ids of lines have slashes in them.
 */
export function plainParams<T extends Partial<Record<string, string>>>(params: T): T {
  const plain = Object.entries(params).map(([name, value]) => [name, value && decodeURIComponent(value)])
  return Object.fromEntries(plain) as T
}

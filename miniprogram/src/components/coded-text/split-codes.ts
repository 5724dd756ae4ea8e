/** Letters and digits joined by hyphens: RK20261122-0007, A-01-02-03, WH-BG; and money with its sign: -¥1,053.52. */
const CODE = /[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+|[+-]¥[\d,]+(?:\.\d+)?/g

/** A sentence as codes and what stands between them. */
export function splitCodes(text: string): { text: string; isCode: boolean }[] {
  const parts: { text: string; isCode: boolean }[] = []
  let end = 0
  for (const match of text.matchAll(CODE)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isCode: false })
    parts.push({ text: match[0], isCode: true })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isCode: false })
  return parts
}

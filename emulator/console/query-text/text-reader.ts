/** What is wrong with a text that a person typed, in Chinese, and where (counted from 0). */
export class QueryTextError extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message)
  }
}

/** Keys of a Chinese keyboard that look like what was meant. */
const lookalikes: Record<string, string> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '：': ':',
  '，': ',',
  '、': ',',
  '｛': '{',
  '｝': '}',
  '【': '[',
  '】': ']',
  '（': '(',
  '）': ')',
  '＄': '$',
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' }

/** A position in a text; blanks and comments between the words are passed over. */
export class TextReader {
  position = 0

  constructor(private readonly text: string) {}

  /** The next character that means something; '' at the end. */
  peek(): string {
    for (;;) {
      this.match(/\s+/y)
      const comment = this.match(/\/\/[^\n]*|\/\*[^]*?\*\//y)
      if (comment === undefined) return this.text.charAt(this.position)
    }
  }

  /** Where the next character stands. */
  here(): number {
    this.peek()
    return this.position
  }

  atEnd(): boolean {
    return this.peek() === ''
  }

  /** Passes over a character if it comes next. */
  skip(character: string): boolean {
    if (this.peek() !== character) return false
    this.position++
    return true
  }

  take(character: string): void {
    if (!this.skip(character)) throw this.unexpected(`这里应为 ${character}`)
  }

  /** What a sticky expression finds here, passed over; undefined when it does not fit. */
  match(expression: RegExp): string | undefined {
    expression.lastIndex = this.position
    const found = expression.exec(this.text)?.[0]
    if (found !== undefined) this.position += found.length
    return found
  }

  /** A string in double or single quotes. */
  string(): string {
    const from = this.position
    const quote = this.peek()
    let value = ''
    for (this.position++; ; this.position++) {
      const character = this.text.charAt(this.position)
      if (character === '' || character === '\n')
        throw new QueryTextError(`文字没有结束：缺少右边的引号 ${quote}`, from)
      if (character === quote) break
      value += character === '\\' ? this.escape() : character
    }
    this.position++
    return value
  }

  private escape(): string {
    const character = this.text.charAt(++this.position)
    if (character !== 'u') return escapes[character] ?? character
    const digits = this.text.slice(this.position + 1, this.position + 5)
    if (!/^[\da-f]{4}$/i.test(digits))
      throw new QueryTextError('\\u 后面应为四位十六进制数', this.position - 1)
    this.position += 4
    return String.fromCharCode(parseInt(digits, 16))
  }

  /** The error at the next character: what was expected, and what stands there. */
  unexpected(expected: string): QueryTextError {
    const found = this.peek()
    const meant = lookalikes[found]
    if (meant !== undefined)
      return new QueryTextError(`中文标点「${found}」要换成英文的「${meant}」`, this.position)
    const what = found === '' ? '文字到此就结束了' : `却是「${found}」`
    return new QueryTextError(`${expected}，${what}`, this.position)
  }
}

import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** Ends the program because of how it was called: one line that says what is wrong, exit code 2. */
export function badUsage(message: string): never {
  console.error(`✗ ${message}`)
  process.exit(2)
}

/** The flags this program was called with; anything unknown ends it with a clear line. */
export function parseFlags<const T extends Options>(options: T, words: string[] = []) {
  const known = [...Object.keys(options).map((name) => `--${name}`), ...words].join(' ')
  try {
    const parsed = parseArgs({ options, allowPositionals: words.length > 0 })
    const unknown = parsed.positionals.find((word) => !words.includes(word))
    if (unknown) badUsage(`不认识的参数 ${unknown}。可用：${known}`)
    return parsed
  } catch (error) {
    badUsage(`${error instanceof Error ? error.message.split('. ')[0] : error}。可用：${known}`)
  }
}

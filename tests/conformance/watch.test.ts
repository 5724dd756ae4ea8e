import { describeSdks } from './sdks'

interface Watched {
  watch?: (listener: { onChange(): void; onError(error: unknown): void }) => { close(): void }
}

/**
 * The platform pushes changes to mini-programs and web pages. `wx-server-sdk` has no `watch`; `@cloudbase/node-sdk` has
 * one, which asks for a ticket and tries again every 10 s, five times: the refusal must stand in its first line.
 */
describeSdks('collection.watch', (at) => {
  test('is refused at once, in words', async () => {
    const things = await at.collection([{ _id: 'a' }])
    const watched = things.ref.where({}) as unknown as Watched
    if (at.sdk === 'wx-server-sdk') return expect(watched.watch).toBeUndefined()
    const lines: unknown[][] = []
    const error = jest.spyOn(console, 'error').mockImplementation((...line) => void lines.push(line))
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
    // Its pauses between the tries would outlive the test.
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'performance', 'queueMicrotask'] })
    try {
      watched.watch?.({ onChange: () => undefined, onError: () => undefined })
      const turn = () => new Promise((resolve) => setImmediate(resolve))
      while (lines.length === 0) await turn()
      await turn()
    } finally {
      jest.clearAllTimers()
      jest.useRealTimers()
      log.mockRestore()
      error.mockRestore()
    }
    expect(lines[0]).toMatchObject([
      expect.stringContaining('connect fail'),
      { code: 'INVALID_ACTION', message: expect.stringContaining('[emulator rule watch]') },
    ])
    expect(await things.get('a')).toEqual({ _id: 'a' })
  })
})

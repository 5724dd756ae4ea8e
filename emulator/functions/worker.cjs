'use strict'
// One function instance. Plain CommonJS on purpose: it runs from the sources, from jest and beside a bundle alike.
const { parentPort, workerData } = require('node:worker_threads')
const { format } = require('node:util')
const { getHeapStatistics, setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')

const { folder, handler, memoryBytes, largestAnswer, pulse, skewMs } = workerData
let current = ''
const lent = new Set()

function post(message) {
  parentPort.postMessage(message)
}

/** Every line goes out at once and in order, also what `console.table` or a library writes to the stream itself. */
function captureOutput() {
  const log = (level, text) => post({ type: 'log', id: current, level, text })
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    console[level] = (...values) => log(level, format(...values))
  }
  // The platform's structured log, which the `logger()` of both SDKs looks for.
  console.__baseLog__ = (content, level) => log(level in console ? level : 'log', JSON.stringify(content))
  for (const [stream, level] of [
    [process.stdout, 'info'],
    [process.stderr, 'error'],
  ]) {
    stream.write = (chunk, encoding, done) => {
      log(level, String(chunk).replace(/\n$/, ''))
      const callback = typeof encoding === 'function' ? encoding : done
      if (callback) process.nextTick(callback)
      return true
    }
  }
}

/** SCF shows the caller's variables in `process.env` during the call; those of the call before must be gone. */
function lendVariables(environment) {
  for (const name of lent) delete process.env[name]
  lent.clear()
  for (const [name, value] of Object.entries(JSON.parse(environment))) {
    if (name in process.env) continue
    process.env[name] = value
    lent.add(name)
  }
}

/** A machine's clock may be wrong: `Date` tells the time of this instance, timers run as they would. */
function skewClock() {
  const Real = Date
  const now = () => Real.now() + skewMs
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

function describe(error) {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? '' }
  // The runtime of SCF says so of everything else that is thrown.
  return { name: '', message: `${format(error)}(callback err is not instance of Error)`, stack: '' }
}

/** Bytes of this thread: its heap and what it holds outside of it (buffers). */
function usedBytes() {
  const { used_heap_size, external_memory } = getHeapStatistics()
  return used_heap_size + external_memory
}

let collectGarbage

/** Whether more is held than the function may have; what is only waiting to be collected does not count. */
function isOverLimit() {
  if (usedBytes() <= memoryBytes) return false
  if (collectGarbage === undefined) {
    setFlagsFromString('--expose-gc')
    collectGarbage = runInNewContext('gc')
  }
  // The bytes of buffers are given back when the next collection begins.
  collectGarbage()
  collectGarbage()
  return usedBytes() > memoryBytes
}

function load() {
  const dot = handler.lastIndexOf('.')
  const [file, exported] = [handler.slice(0, dot), handler.slice(dot + 1)]
  let module
  try {
    module = require(`${folder}/${file}.js`)
  } catch (error) {
    if (isModuleSyntax(error))
      throw new Error(
        `[emulator rule es-module] ${file}.js is an ES module; the platform loads functions with require(): ` +
          `build it as CommonJS (${error.message})`,
      )
    throw error
  }
  const main = module[exported]
  if (typeof main !== 'function') throw new Error(`${file}.js exports no function "${exported}"`)
  return main
}

function isModuleSyntax(error) {
  return (
    error.code === 'ERR_REQUIRE_ESM' ||
    (error instanceof SyntaxError && /Unexpected token 'export'|import statement outside/.test(error.message))
  )
}

/** What the running call still waits for when the event loop has run empty. */
let whenIdle
process.on('beforeExit', () => whenIdle?.())

/**
 * Runs one call as SCF's runtime does: a promise or a value that is returned is the answer; without one the callback
 * gives it, which waits for an empty event loop unless `context.callbackWaitsForEmptyEventLoop` is false; a handler
 * that does neither answers null when nothing is left to do.
 */
function invoke(main, { id, event, context }) {
  current = id
  Atomics.add(pulse, 0, 1)
  let held
  let open = true
  let waits = true
  // Buffers are outside of the heap, whose limit V8 guards: they are looked at while the call runs.
  const watch = setInterval(() => {
    Atomics.add(pulse, 0, 1)
    if (isOverLimit()) post({ type: 'memory', id })
  }, 100)
  watch.unref()

  const finish = (error, value) => {
    if (!open) return
    open = false
    whenIdle = undefined
    parentPort.ref()
    clearInterval(watch)
    if (isOverLimit()) return post({ type: 'memory', id })
    post({ ...answerOf(error, value), id, bytes: usedBytes() })
  }
  const callback = (error, value) => {
    if (held !== undefined) return
    held = [error, value]
    if (!waits) finish(error, value)
  }
  const done = (error, value) => {
    waits = false
    callback(error, value)
  }
  const shown = {
    get callbackWaitsForEmptyEventLoop() {
      return waits
    },
    set callbackWaitsForEmptyEventLoop(value) {
      waits = value
    },
    getContext: () => context,
    done,
    succeed: (value) => done(null, value),
    fail: (error) => done(error),
    ...context,
  }
  const settle = (error, value) => (held === undefined ? finish(error, value) : finish(...held))
  try {
    lendVariables(context.environment)
    const returned = main(event === '' ? {} : JSON.parse(event), shown, callback)
    if (typeof returned?.then === 'function')
      returned.then(
        (value) => settle(null, value),
        (error) => finish(error ?? new Error(`rejected with ${error}`)),
      )
    else if (returned !== undefined) finish(null, returned)
    else if (open) {
      whenIdle = () => settle(null, null)
      parentPort.unref()
    }
  } catch (error) {
    finish(error ?? new Error(`threw ${error}`))
  }
}

function answerOf(error, value) {
  if (error !== null && error !== undefined) return { type: 'failure', error: describe(error) }
  let body
  try {
    body = JSON.stringify(value === undefined ? null : value) ?? 'null'
  } catch (problem) {
    return failure(`stringify response to json failed: ${problem.message}`)
  }
  if (body.length * 3 > largestAnswer && Buffer.byteLength(body) > largestAnswer)
    return failure(`The size of response exceeds the upper limit (${largestAnswer / 1024 / 1024}MB)`)
  return { type: 'result', body }
}

function failure(message) {
  return { type: 'failure', error: { name: '', message, stack: '' } }
}

captureOutput()
if (skewMs) skewClock()
// Paths are resolved against the function's folder, as on SCF; a thread cannot change the real working directory.
process.cwd = () => folder
// The host ends the thread after a crash; ending it here could lose the message.
process.on('unhandledRejection', (reason) => post({ type: 'crash', id: current, error: describe(reason) }))
process.on('uncaughtException', (error) => post({ type: 'crash', id: current, error: describe(error) }))

try {
  const main = load()
  parentPort.on('message', (call) => invoke(main, call))
  post({ type: 'ready' })
} catch (error) {
  post({ type: 'crash', id: '', error: describe(error) })
}

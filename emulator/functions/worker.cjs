'use strict'
// One function instance. Plain CommonJS on purpose: it runs from the sources, from jest and beside a bundle alike.
const { parentPort, workerData } = require('node:worker_threads')
const { format } = require('node:util')

let current = ''
const lent = new Set()

function post(message) {
  parentPort.postMessage(message)
}

for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
  console[level] = (...values) => post({ type: 'log', id: current, level, text: format(...values) })
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

function describe(error) {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? '' }
  return { name: 'Error', message: typeof error === 'string' ? error : format(error), stack: '' }
}

function load() {
  const [file, exported] = workerData.handler.split('.')
  const module = require(`${workerData.folder}/${file}.js`)
  const main = module[exported]
  if (typeof main !== 'function') throw new Error(`${file}.js exports no function "${exported}"`)
  return main
}

async function invoke(main, { id, event, context }) {
  current = id
  try {
    lendVariables(context.environment)
    const result = await main(event === '' ? {} : JSON.parse(event), context)
    post({ type: 'result', id, body: result === undefined ? 'null' : (JSON.stringify(result) ?? 'null') })
  } catch (error) {
    post({ type: 'failure', id, error: describe(error) })
  }
}

// The host ends the thread after a crash; ending it here could lose the message.
process.on('unhandledRejection', (reason) => post({ type: 'crash', id: current, error: describe(reason) }))
process.on('uncaughtException', (error) => post({ type: 'crash', id: current, error: describe(error) }))

try {
  const main = load()
  parentPort.on('message', (call) => void invoke(main, call))
  post({ type: 'ready' })
} catch (error) {
  post({ type: 'crash', id: '', error: describe(error) })
}

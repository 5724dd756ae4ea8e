import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { round, timed, type Measure } from '../measure'
import { measureCalls } from './calls'
import { connect, type Client } from './client'
import { documentAt, idAt, largeCollection, small } from './documents'
import { measureLoad } from './load'
import { measureQueries } from './queries'
import { startEchoProcess, startEmulatorProcess, type ServerProcess } from './server-process'
import { useEverywhere } from './spread'

/**
 * The emulator's speed and memory as its users meet them: a process of its own, the official SDK as its client, a
 * collection of so many documents of 1 KB. Needs about 2 KB of disk a document, given back at the end.
 */
export async function measureEmulator(documents: number): Promise<Measure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'emulator-bench-'))
  // Ctrl-C must not leave gigabytes behind.
  const clean = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clean)
  try {
    return await measureIn(folder, documents)
  } finally {
    process.off('exit', clean)
    clean()
  }
}

async function measureIn(folder: string, documents: number): Promise<Measure[]> {
  const measures: Measure[] = []
  const emulator = await startEmulatorProcess(folder)
  const db = connect(emulator.url)
  await fillSmall(db)
  say('calls against an echo')
  measures.push(...(await measureBesideEcho(emulator, db, folder)))
  say(`loading ${documents} documents`)
  measures.push(...(await measureLoad(db, documents, say)))
  const loaded = emulator.peakMb()
  say('queries')
  measures.push(...(await measureQueries(db, documents)))
  say('reads and writes all over')
  await useEverywhere(db, documents)
  const used = emulator.peakMb()
  await emulator.stop()
  if (loaded !== undefined && used !== undefined) {
    measures.push({ name: 'emulator.load.mb', value: Math.ceil(loaded), unit: 'mb' })
    measures.push({ name: 'emulator.memory.mb', value: Math.ceil(used), unit: 'mb' })
  }
  return [...measures, ...(await measureStart(folder, documents))]
}

async function fillSmall(db: Client): Promise<void> {
  const list = Array.from({ length: small.documents }, (_, n) => documentAt(n, small.documents))
  await db.collection(small.collection).add(list)
}

async function measureBesideEcho(emulator: ServerProcess, db: Client, folder: string): Promise<Measure[]> {
  const echo = await startEchoProcess(folder, await answerOfGet(emulator.url))
  try {
    return await measureCalls(db, connect(echo.url))
  } finally {
    await echo.stop()
  }
}

/** The bytes of an answer to `doc().get()`. */
async function answerOfGet(url: string): Promise<string> {
  const query = JSON.stringify({ _id: idAt(0) })
  const body = { action: 'database.getDocument', collectionName: small.collection, queryType: 'DOC', query }
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${url}/admin`, { method: 'POST', headers, body: JSON.stringify(body) })).text()
}

/** Start and first count with all the documents there. */
async function measureStart(folder: string, documents: number): Promise<Measure[]> {
  const emulator = await startEmulatorProcess(folder)
  const db = connect(emulator.url)
  let total: number | undefined
  const count = await timed(async () => ({ total } = await db.collection(largeCollection).count()))
  await emulator.stop()
  if (total !== documents) throw new Error(`the emulator counts ${total} documents of ${documents}`)
  return [
    { name: 'emulator.start.ms', value: Math.round(emulator.startMs), unit: 'ms' },
    { name: 'emulator.count.ms', value: round(count), unit: 'ms' },
  ]
}

/** Progress, for people: it takes minutes. */
function say(line: string) {
  console.error(`  emulator: ${line}`)
}

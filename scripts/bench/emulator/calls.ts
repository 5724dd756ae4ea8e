import { percentile, round, timed, type Measure } from '../measure'
import type { Client } from './client'
import { idAt, journal, small } from './documents'

/** Blocks of the two alternate, so that whatever else the machine does hits both. */
const blocks = 30
const getsOfBlock = 60
const transactionsOfBlock = 10
const warmBlocks = 3
/** start, two gets, two updates, one add, commit */
const callsOfTransaction = 7

/** What the emulator adds to a call of the SDK: p50 against the same SDK answered by fixed bytes. */
export async function measureCalls(emulator: Client, echo: Client): Promise<Measure[]> {
  const gets = { emulator: [] as number[], echo: [] as number[] }
  const transactions = { emulator: [] as number[], echo: [] as number[] }
  for (let block = 0; block < blocks; block++) {
    const warm = block >= warmBlocks
    for (let i = 0; i < getsOfBlock; i++)
      note(gets.emulator, warm, await timed(() => get(emulator, block + i)))
    for (let i = 0; i < getsOfBlock; i++) note(gets.echo, warm, await timed(() => get(echo, block + i)))
    for (let i = 0; i < transactionsOfBlock; i++)
      note(transactions.emulator, warm, await timed(() => transact(emulator, block * 20 + i)))
    for (let i = 0; i < transactionsOfBlock; i++)
      note(transactions.echo, warm, await timed(() => getMany(echo, callsOfTransaction)))
  }
  return [
    ...compared('get', gets.emulator, gets.echo),
    ...compared('txn', transactions.emulator, transactions.echo),
  ]
}

function compared(name: string, emulator: number[], echo: number[]): Measure[] {
  const [own, other] = [percentile(emulator, 0.5), percentile(echo, 0.5)]
  return [
    { name: `emulator.${name}.ratio`, value: round(own / other), unit: 'ratio' },
    { name: `emulator.${name}.p50`, value: own, unit: 'ms' },
  ]
}

function note(samples: number[], warm: boolean, ms: number) {
  if (warm) samples.push(ms)
}

const idOf = (n: number) => idAt(n % small.documents)

const get = (db: Client, n: number) => db.collection(small.collection).doc(idOf(n)).get()

async function getMany(db: Client, count: number) {
  for (let i = 0; i < count; i++) await get(db, i)
}

/** Two gets, two updates and one add in a transaction begun and committed by hand: seven calls. */
export async function transact(db: Client, n: number, collection: string = small.collection, id = idOf) {
  const transaction = await db.startTransaction()
  const first = transaction.collection(collection).doc(id(n))
  const second = transaction.collection(collection).doc(id(n + 7))
  await first.get()
  await second.get()
  await first.update({ note: `first of ${n}` })
  await second.update({ note: `second of ${n}` })
  await transaction.collection(journal).add({ number: n })
  await transaction.commit()
}

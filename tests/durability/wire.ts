import { Agent, request } from 'node:http'

export type Plain = Record<string, unknown>

/** The server refused, and says so: nothing was done. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`)
  }
}

/** No answer came: whether anything was done nobody knows. */
export class Lost extends Error {}

/** The wire protocol of the SDKs without them, so that a lost answer is seen as such. Documents are plain JSON. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true })

  constructor(private readonly url: string) {}

  add(collectionName: string, documents: Plain[], transactionId?: string): Promise<unknown> {
    const data = documents.map((document) => JSON.stringify(document))
    return this.call('insertDocument', { collectionName, data, transactionId })
  }

  update(collectionName: string, id: string, data: Plain, transactionId?: string): Promise<unknown> {
    return this.call('modifyDocument', {
      ...one(collectionName, id, transactionId),
      data: JSON.stringify(data),
      merge: true,
    })
  }

  remove(collectionName: string, id: string): Promise<unknown> {
    return this.call('removeDocument', one(collectionName, id))
  }

  async get(collectionName: string, id: string, transactionId?: string): Promise<Plain | undefined> {
    const { data } = await this.call('getDocument', one(collectionName, id, transactionId))
    return parse(data)[0]
  }

  /** What matches, all of it. */
  async find(collectionName: string, query: Plain = {}, order?: Plain): Promise<Plain[]> {
    const found: Plain[] = []
    for (;;) {
      const where = { collectionName, query: JSON.stringify(query), queryType: 'WHERE', limit: 1_000 }
      const { data } = await this.call('getDocument', {
        ...where,
        offset: found.length,
        ...(order === undefined ? {} : { order: JSON.stringify(order) }),
      })
      const page = parse(data)
      found.push(...page)
      if (page.length < 1_000) return found
    }
  }

  async count(collectionName: string): Promise<number> {
    const { data } = await this.call('calculateDocument', { collectionName })
    return data?.['total'] as number
  }

  async begin(): Promise<string> {
    return String((await this.call('startTransaction', {})).transactionId)
  }

  commit(transactionId: string): Promise<unknown> {
    return this.call('commitTransaction', { transactionId })
  }

  abort(transactionId: string): Promise<unknown> {
    return this.call('abortTransaction', { transactionId })
  }

  close(): void {
    this.agent.destroy()
  }

  private async call(action: string, parameters: Plain): Promise<Answer> {
    const answer = JSON.parse(
      await this.send(JSON.stringify({ action: `database.${action}`, ...parameters })),
    ) as Answer
    if (answer.code !== undefined) throw new Refused(answer.code, String(answer.message))
    return answer
  }

  private send(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const lost = (error: Error) => reject(new Lost(error.message))
      const call = request(`${this.url}/admin`, { method: 'POST', agent: this.agent }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        response.on('error', lost)
        response.on('end', () => (response.complete ? resolve(text) : lost(new Error('cut off'))))
      })
      call.on('error', lost)
      call.end(body)
    })
  }
}

interface Answer {
  code?: string
  message?: string
  transactionId?: string
  data?: Plain
}

const one = (collectionName: string, id: string, transactionId?: string) => ({
  collectionName,
  query: JSON.stringify({ _id: id }),
  queryType: 'DOC',
  transactionId,
})

const parse = (data: Plain | undefined): Plain[] =>
  (data?.['list'] as string[]).map((text) => JSON.parse(text, plainNumber) as Plain)

/** Canonical Extended JSON says what a number is; here all are whole. */
function plainNumber(_: string, value: unknown): unknown {
  const text = (value as { $numberInt?: string } | null)?.$numberInt
  return text === undefined ? value : Number(text)
}

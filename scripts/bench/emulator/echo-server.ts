// Answers every request with the bytes of one file: what the SDK, HTTP and the machine cost without any database.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const answer = readFileSync(process.argv[2] as string)
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': answer.length }
const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (request, response) => {
  request.resume().on('end', () => response.writeHead(200, headers).end(answer))
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
process.once('SIGTERM', () => process.exit(0))

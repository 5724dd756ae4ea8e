import { createServer } from 'node:net'

/** Nobody can listen on the port that was asked for. */
export class PortTaken extends Error {}

export function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortTaken(`端口 ${port} 已被占用。`))
      else if (error.code === 'EACCES') reject(new PortTaken(`没有权限使用端口 ${port}。`))
      else reject(error)
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** A port number from a flag or the environment; undefined when it is none. */
export function parsePort(text: string): number | undefined {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined
}

import { request } from 'node:http'
import { readOwner } from '../database/owner'
import { type BackupReport } from './backup'
import { BackupError, type BackupErrorCode } from './errors'
import { type RestoreReport } from './restore'

/** Asks the emulator that has the data folder for a backup into a new folder of `to`, or to restore from `from`. */
export function askForBackup(dataDir: string, to: string): Promise<BackupReport> {
  return ask(dataDir, 'backup', { to })
}

export function askForRestore(dataDir: string, from: string): Promise<RestoreReport> {
  return ask(dataDir, 'restore', { from })
}

/** Takes as long as it takes: `fetch` would give up after five minutes without an answer. */
function ask<Report>(dataDir: string, what: string, body: object): Promise<Report> {
  const owner = readOwner(dataDir)
  if (owner?.url === undefined)
    throw new BackupError('BUSY', dataDir, `${dataDir} is in use, and its owner takes no requests yet`)
  return new Promise((resolve, reject) => {
    const call = request(`${owner.url}/_emulator/${what}`, {
      method: 'POST',
      agent: false,
      headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
    })
    call.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('error', reject)
      response.on('end', () => {
        try {
          resolve(reportIn<Report>(text))
        } catch (error) {
          reject(error as Error)
        }
      })
    })
    call.on('error', reject)
    call.end(JSON.stringify(body))
  })
}

function reportIn<Report>(text: string): Report {
  const answer = JSON.parse(text) as Report & { code?: string; subject?: string; message?: string }
  if (answer.code === undefined) return answer
  if (answer.subject === undefined) throw new Error(answer.message)
  throw new BackupError(answer.code as BackupErrorCode, answer.subject, String(answer.message))
}

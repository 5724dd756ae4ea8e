import { randomUUID } from 'node:crypto'
import { errorCodes, type ErrorCode } from '../../shared/errors'
import { callOperation, type Answer } from '../lib/client'
import type { Command } from './move'
import type { Mischief } from './steps'

/** A command as it was sent, and all that came back. */
export interface Sent {
  /** Place among all commands that were sent. */
  n: number
  requestId: string
  command: Command
  /** `done` as soon as one answer said so; `open` while none is definite. */
  state: 'open' | 'done' | 'refused'
  /** The answer, as text; equal for every repetition of a command that was done. */
  answer?: string
  code?: string
  /** Times it was sent, and how often nothing or no decision came back. */
  tries: number
  lost: number
  busy: number
}

export interface SenderOptions {
  url: string
  tokenOf: (account: string) => Promise<string>
  /** Milliseconds between tries. */
  pauseMs: number
  broken: (rule: string, sent: Sent, detail: unknown) => void
}

/** Sends commands as careful clients do: under one id until somebody has decided, whatever the network does. */
export class Sender {
  readonly history: Sent[] = []

  constructor(private readonly options: SenderOptions) {}

  /** Sends a new command with what happens to it on its way. */
  async send(command: Command, mischief: Mischief): Promise<Sent> {
    const n = this.history.length
    const sent: Sent = {
      n,
      requestId: `sim-${randomUUID()}`,
      command,
      state: 'open',
      tries: 0,
      lost: 0,
      busy: 0,
    }
    this.history.push(sent)
    if (mischief === 'impatient') await this.once(sent)
    else if (mischief === 'twice') await Promise.all([this.untilDecided(sent), this.untilDecided(sent)])
    else await this.untilDecided(sent)
    return sent
  }

  /** Sends once more what was sent before, decided or not. */
  async untilDecided(sent: Sent, mostTries = 60): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      if (await this.once(sent)) return
      await pause(this.options.pauseMs * (1 + Math.random() * Math.min(tries, 10)))
    }
  }

  /** Whether the answer was a decision. */
  private async once(sent: Sent): Promise<boolean> {
    const { account, operation, input, learn } = sent.command
    sent.tries++
    let answer: Answer<unknown>
    try {
      const token = await this.options.tokenOf(account)
      answer = await callOperation(this.options.url, token, operation, input, sent.requestId)
    } catch {
      sent.lost++
      return false
    }
    if (!answer.ok && isUndecided(answer.code)) {
      if (answer.code === 'BUSY') sent.busy++
      else sent.lost++
      return false
    }
    this.record(sent, answer)
    if (answer.ok) learn?.(answer.data as never)
    return true
  }

  private record(sent: Sent, answer: Answer<unknown>): void {
    const { broken } = this.options
    if (!answer.ok) {
      if (sent.state === 'done' && answer.code !== CLOCKS_DISAGREE)
        broken('what was done stays done', sent, answer)
      if (mistakes.has(answer.code)) broken('a command that the app makes is understood', sent, answer)
      if (sent.state !== 'done') Object.assign(sent, { state: 'refused', code: answer.code })
      return
    }
    const text = JSON.stringify(answer.data)
    if (sent.state === 'done' && sent.answer !== text)
      broken('a repetition gets the same answer', sent, { first: sent.answer, again: text })
    // Refused at first and done later, when it is sent again: what was refused is decided afresh.
    Object.assign(sent, { state: 'done', answer: text, code: undefined })
  }
}

/**
 * Two instances whose clocks are further apart than a count allows may decide differently on the same count at the same
 * moment: refused by one while the other still writes it.
 */
export const CLOCKS_DISAGREE = 'COUNT_TIME_WRONG'

/**
 * Answers after which nobody knows whether it was done, or it was not and can be tried again; a code that is not ours is
 * the platform's word that the function did not get to answer.
 */
const isUndecided = (code: string): boolean =>
  code === 'INTERNAL' || code === 'BUSY' || !errorCodes.includes(code as ErrorCode)

/** Refusals that a well-made client never meets. */
const mistakes = new Set([
  'INVALID_INPUT',
  'UNKNOWN_OPERATION',
  'UNAUTHENTICATED',
  'NOT_REGISTERED',
  'REQUEST_ID_REUSED',
])

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A command in a finding: who wanted what, and what became of it. */
export const described = ({ n, requestId, command: { account, operation, input }, state, code }: Sent) => ({
  n,
  requestId,
  account,
  operation,
  input,
  state,
  code,
})

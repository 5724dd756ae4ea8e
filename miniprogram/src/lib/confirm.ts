import { createStore } from './store'

export interface Question {
  /** 驳回这张申请？ */
  title: string
  /** What will happen, and whether it can be undone. */
  text?: string
  /** A verb: 驳回. */
  action: string
  cancel?: string
  danger?: boolean
}

export const confirmStore = createStore<Question | null>(null)
let answer: ((yes: boolean) => void) | null = null

/** Asks before something that cannot be undone; resolves with whether to go on. */
export function confirm(question: Question): Promise<boolean> {
  answerConfirm(false)
  confirmStore.set(question)
  return new Promise((resolve) => {
    answer = resolve
  })
}

export function answerConfirm(yes: boolean): void {
  confirmStore.set(null)
  answer?.(yes)
  answer = null
}

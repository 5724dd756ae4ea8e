import { switchTab } from '@/lib/nav'

export type TodoView = 'toDecide' | 'toIssue' | 'others' | 'mine' | 'decided'

let next: TodoView | null = null

/** Opens 待办 at one of its lists. WeChat gives a tab no parameters, so the wish waits here for it. */
export function openTodo(view: TodoView): void {
  next = view
  switchTab('todo')
}

/** What `openTodo` asked for; taken once. */
export function takeTodoView(): TodoView | null {
  const view = next
  next = null
  return view
}

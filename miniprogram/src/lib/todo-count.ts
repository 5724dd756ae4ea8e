import { createStore, useStore } from './store'

const count = createStore(0)

/** How many documents wait for this person: the badge on 待办. Pages that load the list set it. */
export const setTodoCount = count.set
export const useTodoCount = (): number => useStore(count)

import { Todo } from '@/features/workbench/components/todo'

export default function TodoPage() {
  return <Todo />
}

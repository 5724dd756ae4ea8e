import { Workbench } from '@/features/workbench/components/workbench'

export default function WorkbenchPage() {
  return <Workbench />
}

import { Mine } from '@/features/session/components/mine'

export default function MinePage() {
  return <Mine />
}

import { ReconcilePage } from '@/features/reconcile/reconcile-page'

export default ReconcilePage

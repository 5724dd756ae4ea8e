import { DirectIssuePage } from '@/features/outbound/direct-issue-page'

export default DirectIssuePage

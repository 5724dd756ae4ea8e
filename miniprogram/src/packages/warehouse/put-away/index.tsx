import { PutAwayPage } from '@/features/quality/put-away-page'

export default PutAwayPage

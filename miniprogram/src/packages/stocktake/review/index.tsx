import { ReviewPage } from '@/features/stocktake-review/review-page'

export default ReviewPage

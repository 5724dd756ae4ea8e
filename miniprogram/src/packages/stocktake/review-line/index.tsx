import { ReviewLinePage } from '@/features/stocktake-review/review-line-page'

export default ReviewLinePage

import { ReportPage } from '@/features/stocktake-review/report-page'

export default ReportPage

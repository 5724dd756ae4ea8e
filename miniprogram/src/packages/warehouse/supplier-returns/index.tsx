import { ReturnsPage } from '@/features/supplier-return/returns-page'

export default ReturnsPage

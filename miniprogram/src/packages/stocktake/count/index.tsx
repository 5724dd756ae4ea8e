import { CountPage } from '@/features/counting/count-page'

export default CountPage

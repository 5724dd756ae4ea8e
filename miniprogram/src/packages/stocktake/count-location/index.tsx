import { CountLocationPage } from '@/features/counting/count-location-page'

export default CountLocationPage

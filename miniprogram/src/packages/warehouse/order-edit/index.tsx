import { OrderFormPage } from '@/features/purchasing/order-form-page'

export default OrderFormPage

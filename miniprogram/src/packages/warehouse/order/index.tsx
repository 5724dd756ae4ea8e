import { OrderDetail } from '@/features/purchasing/order-detail'

export default OrderDetail

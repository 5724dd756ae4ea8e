import { OrderList } from '@/features/purchasing/order-list'

export default OrderList

import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { readStored, writeStored } from '@/lib/storage'
import { useQuery } from '@/lib/use-operation'

/** Which warehouse to ask: the one of the link, else the one used last, else the first that the person may see. */
export function useWarehouseChoice(fromLink?: string) {
  const [wanted, setWanted] = useState(() => fromLink ?? readStored('warehouseId'))
  const query = useQuery('masterdata.listWarehouses', {})
  const warehouses = query.data?.rows ?? []
  const chosen = warehouses.find(({ _id }) => _id === wanted) ?? warehouses[0]
  useDidShow(() => {
    if (!fromLink) setWanted(readStored('warehouseId'))
  })
  const choose = (warehouseId: string) => {
    writeStored('warehouseId', warehouseId)
    setWanted(warehouseId)
  }
  return { query, warehouses, chosen, choose }
}

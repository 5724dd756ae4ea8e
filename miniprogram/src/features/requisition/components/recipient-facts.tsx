import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Requisition, Transport } from '@shared/schema/requisition'
import './document-facts.scss'

export const transportText: Record<Transport, string> = {
  selfPick: '对方自提',
  courier: '快递物流',
  ownVehicle: '本单位送货',
}

/** Who outside gets the goods, how, and under which consignment number. */
export function RecipientFacts({
  requisition: { recipient },
  trackingNo,
}: {
  requisition: Requisition
  trackingNo?: string | undefined
}) {
  if (!recipient) return null
  const { organisation, contact, phone, address, transport } = recipient
  return (
    <>
      <Fact label="接收单位">{organisation}</Fact>
      <Fact label="联系人">{`${contact} ${phone}`}</Fact>
      {address && <Fact label="地址">{address}</Fact>}
      <Fact label="运输">
        {transportText[transport]}
        {trackingNo && <View className="code">{trackingNo}</View>}
      </Fact>
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="document-fact">
      <View className="document-fact__label">{label}</View>
      <View className="document-fact__value">{children}</View>
    </View>
  )
}

import { BarcodeFields } from './barcode-fields'
import { BasicFields } from './basic-fields'
import { ControlFields } from './control-fields'
import type { FieldsProps } from './fields-props'
import { LevelFields } from './level-fields'
import { UnitFields } from './unit-fields'

/** The whole form, in the order in which one gets to know an item: the box, its units and codes, then the rules. */
export function ItemFields(props: FieldsProps) {
  return (
    <>
      <BasicFields {...props} />
      <UnitFields {...props} />
      <BarcodeFields {...props} />
      <ControlFields {...props} />
      <LevelFields {...props} />
    </>
  )
}

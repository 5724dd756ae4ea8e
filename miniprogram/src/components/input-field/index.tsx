import { Input, Textarea, type InputProps } from '@tarojs/components'
import { scanText } from '@/lib/scan'
import { Field, type FieldProps } from '../field'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import './input.scss'
import './index.scss'

export interface InputFieldProps extends Omit<FieldProps, 'stacked' | 'onTap'> {
  id?: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** `digit` opens the keyboard with a decimal point, `number` the one without. */
  type?: 'text' | 'number' | 'digit'
  maxLength?: number
  disabled?: boolean
  autoFocus?: boolean
  /** Shows a scan button; a scanned code replaces the text. */
  scan?: boolean
  /** The keyboard's 完成 or a hand scanner's Enter. */
  onConfirm?: (value: string) => void
}

/** A line of text in a form. */
export function InputField(props: InputFieldProps) {
  const {
    id,
    value,
    onChange,
    placeholder,
    type = 'text',
    maxLength = 120,
    disabled,
    autoFocus,
    scan,
    onConfirm,
  } = props
  const { suffix, ...field } = props
  return (
    <Field
      {...pickField(field)}
      suffix={scan ? <ScanButton label={props.label} onCode={onChange} /> : suffix}
    >
      <Input
        id={id}
        className="ui-input"
        value={value}
        type={type as InputProps['type']}
        placeholder={placeholder}
        placeholderClass="ui-input__placeholder"
        maxlength={maxLength}
        disabled={disabled}
        focus={autoFocus}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={(event) => onConfirm?.(event.detail.value)}
      />
    </Field>
  )
}

export interface TextareaFieldProps extends Omit<FieldProps, 'stacked' | 'onTap' | 'suffix'> {
  id?: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
}

/** Several lines of text: a purpose, a comment. */
export function TextareaField({
  id,
  value,
  onChange,
  placeholder,
  maxLength = 200,
  ...field
}: TextareaFieldProps) {
  return (
    <Field {...field} stacked>
      <Textarea
        id={id}
        className="ui-input ui-input--area"
        value={value}
        placeholder={placeholder}
        placeholderClass="ui-input__placeholder"
        maxlength={maxLength}
        autoHeight
        onInput={(event) => onChange(event.detail.value)}
      />
    </Field>
  )
}

/** Opens the scanner and hands over what it read; silent when the person closes it. */
export function ScanButton({ label, onCode }: { label: string; onCode: (code: string) => void }) {
  const scan = async () => {
    const result = await scanText({ title: `扫描${label}` })
    if (result.ok) onCode(result.text)
  }
  return (
    <Tappable className="ui-scan-button" onTap={() => void scan()} label={`扫描${label}`}>
      <Icon name="scan" size={22} />
    </Tappable>
  )
}

const pickField = ({ label, required, error, hint }: FieldProps): FieldProps => ({
  label,
  required,
  error,
  hint,
})

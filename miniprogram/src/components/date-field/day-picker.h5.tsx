import { useEffect, useRef, type PropsWithChildren } from 'react'
import type { DayPickerProps } from './day-picker'

/**
 * The browser's own date field lies unseen over the children: wheels on a phone, a calendar on a desk, and a keyboard
 * works too.
 */
export function DayPicker({
  id,
  value,
  min,
  max,
  onChange,
  label,
  children,
}: PropsWithChildren<DayPickerProps>) {
  const input = useRef<HTMLInputElement>(null)
  // Not controlled: a day that is half typed must not be taken back.
  useEffect(() => {
    if (input.current && input.current.value !== value) input.current.value = value
  }, [value])
  const take = (day: string) => {
    if (day !== '' && day >= min && day <= max) onChange(day)
  }
  return (
    <div className="ui-date__box">
      {children}
      <input
        ref={input}
        id={id}
        className="ui-date__native"
        type="date"
        defaultValue={value}
        min={min}
        max={max}
        aria-label={label}
        onChange={(event) => take(event.currentTarget.value)}
        onClick={(event) => openCalendar(event.currentTarget)}
      />
    </div>
  )
}

/** A tap anywhere opens it; browsers that cannot be asked open it by themselves. */
function openCalendar(input: HTMLInputElement): void {
  try {
    input.showPicker?.()
  } catch {
    // not from a tap, or in a frame of another site
  }
}

/** What was typed or scanned as a document number: blanks away, letters large. */
export const documentNumber = (typed: string): string => typed.replace(/\s/g, '').toUpperCase()

/** Whether a number is complete, such as RK20261122-0007: until then there is nothing to look for. */
export const isComplete = (number: string): boolean => /^[A-Z]{2}\d{8}-\d{4,}$/.test(number)

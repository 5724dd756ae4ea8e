import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the process small: V8 lets a heap of 50 MB grow to 200 before it collects, which answers of a megabyte each
 * soon do. It then collects when the heap is half as large again as what is in use; that costs no measurable time
 * (`npm run bench -- --only emulator`). The flag holds for all threads; a V8 that does not know it goes on as it is.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=50')
}

import type { StocktakeStep } from '@shared/schema/stocktake'

/** The last time that something was done; it may have been submitted more than once. */
export const lastStep = (
  history: readonly StocktakeStep[],
  action: StocktakeStep['action'],
): StocktakeStep | undefined => history.filter((step) => step.action === action).pop()

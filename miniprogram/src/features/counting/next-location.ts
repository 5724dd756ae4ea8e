export interface Stop {
  locationId: string
  location: string
}

/**
 * Where to go from a location: the next one in the order of before that is still open, else the first that is.
 * @param before the route when this location was opened, itself among it as long as it was open
 */
export function nextStop(
  locationId: string,
  before: readonly Stop[],
  open: readonly Stop[],
): Stop | undefined {
  const others = open.filter((stop) => stop.locationId !== locationId)
  const here = before.findIndex((stop) => stop.locationId === locationId)
  const ahead = here < 0 ? [] : before.slice(here + 1).map((stop) => stop.locationId)
  const ids = new Map(others.map((stop) => [stop.locationId, stop]))
  for (const id of ahead) {
    const stop = ids.get(id)
    if (stop) return stop
  }
  return others[0]
}

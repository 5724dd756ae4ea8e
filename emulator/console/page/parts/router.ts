export type Router = ReturnType<typeof routerPart>

/** A place in the page: `#data/stock?query=…`. */
export interface Route {
  tab: string
  name: string
  parameters: URLSearchParams
}

/** The address of the page as places, so that each can be bookmarked and sent to a colleague. */
export function routerPart() {
  function read(): Route {
    const hash = location.hash.slice(1)
    const mark = hash.indexOf('?')
    const [tab = '', name = ''] = (mark < 0 ? hash : hash.slice(0, mark)).split('/')
    return {
      tab: tab === '' ? 'data' : tab,
      name: decode(name),
      parameters: new URLSearchParams(mark < 0 ? '' : hash.slice(mark + 1)),
    }
  }

  function decode(part: string): string {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  }

  /** Empty parameters are left out. */
  function hashOf(tab: string, name = '', parameters: Record<string, string> = {}): string {
    const given = Object.entries(parameters).filter(([, value]) => value !== '')
    const query = new URLSearchParams(given).toString()
    return `#${tab}${name === '' ? '' : `/${encodeURIComponent(name)}`}${query === '' ? '' : `?${query}`}`
  }

  return { read, hashOf }
}

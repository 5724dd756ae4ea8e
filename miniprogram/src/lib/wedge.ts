/** A hand scanner in WeChat types into the line that has the focus: there is nothing to listen to. */
export function useWedge(_onCode: (code: string) => void, _active: boolean): void {}

/** The browser keeps the file under its name. */
export function openFile({ url, fileName }: { url: string; fileName: string }): Promise<boolean> {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.rel = 'noopener'
  document.body.append(link)
  link.click()
  link.remove()
  return Promise.resolve(true)
}

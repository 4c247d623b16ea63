/** A name as it is compared: width, case, spaces, book marks and marks at the end do not make another name. */
export function linkName(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’《》〈〉「」#*]/gu, '')
    .replace(/[。,;:、.]+$/u, '')
  return [...plain].slice(0, 200).join('')
}

/** The name without what is only said about it: brackets, province or city in front, 复印件 and the like behind. */
export function bareName(name: string): string {
  const bare = linkName(name)
    .replace(/\([^()]*\)/gu, '')
    .replace(/\([^()]*\)/gu, '')
    .replace(/^\p{Script=Han}{2,3}[省市](?=\p{Script=Han}{3})/u, '')
    .replace(/(的?(复印件|扫描件|原件|影印件|电子版|纸质版|照片))+$/u, '')
  return bare || linkName(name)
}

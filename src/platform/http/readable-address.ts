/** No part of our paths is longer: UUIDs, codes, numbers of certificates, names of files. */
export const segmentCharactersMax = 200

/**
 * The address as the router takes it. One that cannot be read (`%ff`, a part that is too long) would be answered by the
 * framework, in its own words and without our headers; it becomes an address that does not exist, in the same area.
 */
export function readableAddress(url: string): string {
  const [path = ''] = url.split('?', 1)
  if (isReadable(path)) return url
  return path.startsWith('/v1/') ? '/v1/unreadable-address' : '/unreadable-address'
}

function isReadable(path: string): boolean {
  if (path.length > segmentCharactersMax && path.split('/').some((part) => part.length > segmentCharactersMax))
    return false
  if (!path.includes('%')) return true
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Made once by its name. */
export async function remembered<Value>(
  known: Map<string, Promise<Value>>,
  name: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(name) ?? make()
  known.set(name, value)
  return value
}

import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SpreadsheetFault } from './fault.ts'

export interface XmlHandlers {
  open?(tag: string, attributes: Readonly<Record<string, string>>): void
  text?(piece: string): void
  close?(tag: string): void
}

/** Reads XML piece by piece. A document type is refused, so there are no entities of its own and nothing from outside. */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ position: false })
  const decoder = new TextDecoder('utf-8')
  parser.on('doctype', () => {
    throw new SpreadsheetFault('unsafe_xml')
  })
  parser.on('error', () => {
    throw new SpreadsheetFault('archive_broken', 'XML')
  })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  if (handlers.open)
    parser.on('opentag', (tag) => handlers.open?.(local(tag.name), tag.attributes as SaxesTagPlain['attributes']))
  if (handlers.text) parser.on('text', (piece) => handlers.text?.(piece))
  if (handlers.close) parser.on('closetag', (tag) => handlers.close?.(local(tag.name)))
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }))
  parser.write(decoder.decode())
  parser.close()
}

/** `_x000D_` stands for a character that XML cannot carry. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

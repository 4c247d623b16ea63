import QRCode from 'qrcode'

/** A QR code as SVG without margin; the template gives it room. Level M: readable with a fold or a stamp across it. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
}

import { evaluate, FeelFunction, type FeelRange, isRange } from 'feelin'

type Interval = FeelRange

/** The interval functions of the standard that the library only names, after the table of their meanings in DMN 1.5, 10.3.2.3.2. */
export const intervalFunctions: Readonly<Record<string, FeelFunction>> = {
  during: relation(
    (point, range) => includes(range, point),
    (inner, outer) => includes(outer, inner),
  ),
  finishes: relation((point, range) => range['end included'] && isEqual(range.end, point), finishes),
  'finished by': turned((point, range) => range['end included'] && isEqual(range.end, point), finishes),
  starts: relation((point, range) => range['start included'] && isEqual(range.start, point), starts),
  'started by': turned((point, range) => range['start included'] && isEqual(range.start, point), starts),
  coincides: new FeelFunction(
    (left, right) => {
      if (!isRange(left) || !isRange(right)) return isRange(left) || isRange(right) ? null : isEqual(left, right)
      return (
        isEqual(left.start, right.start) &&
        isEqual(left.end, right.end) &&
        left['start included'] === right['start included'] &&
        left['end included'] === right['end included']
      )
    },
    ['left', 'right'],
  ),
  'overlaps before': ofRanges(overlapsBefore),
  'overlaps after': ofRanges((left, right) => overlapsBefore(right, left)),
  range: new FeelFunction(rangeFrom, ['from']),
}

type Meaning<Left, Right> = (left: Left, right: Right) => unknown

/** A function of a point or a range, and a range. */
function relation(ofPoint: Meaning<unknown, Interval>, ofRange: Meaning<Interval, Interval>): FeelFunction {
  return new FeelFunction(
    (left, right) => {
      if (!isRange(right) || left === null) return null
      return isRange(left) ? ofRange(left, right) : ofPoint(left, right)
    },
    ['left', 'right'],
  )
}

/** The same said from the other side: a range, and a point or a range. */
function turned(ofPoint: Meaning<unknown, Interval>, ofRange: Meaning<Interval, Interval>): FeelFunction {
  return new FeelFunction(
    (range, other) => {
      if (!isRange(range) || other === null) return null
      return isRange(other) ? ofRange(other, range) : ofPoint(other, range)
    },
    ['range', 'other'],
  )
}

function ofRanges(meaning: Meaning<Interval, Interval>): FeelFunction {
  return new FeelFunction(
    (left, right) => (isRange(left) && isRange(right) ? meaning(left, right) : null),
    ['range1', 'range2'],
  )
}

function finishes(inner: Interval, outer: Interval): boolean {
  const together = isEqual(inner.end, outer.end) && inner['end included'] === outer['end included']
  const later = isLess(outer.start, inner.start)
  return (
    together && (later || (isEqual(inner.start, outer.start) && (!inner['start included'] || outer['start included'])))
  )
}

function starts(inner: Interval, outer: Interval): boolean {
  const together = isEqual(inner.start, outer.start) && inner['start included'] === outer['start included']
  const earlier = isLess(inner.end, outer.end)
  return together && (earlier || (isEqual(inner.end, outer.end) && (!inner['end included'] || outer['end included'])))
}

function overlapsBefore(first: Interval, second: Interval): boolean {
  const begins =
    isLess(first.start, second.start) ||
    (isEqual(first.start, second.start) && first['start included'] && !second['start included'])
  const meets =
    isLess(second.start, first.end) ||
    (isEqual(first.end, second.start) && first['end included'] && second['start included'])
  const ends =
    isLess(first.end, second.end) ||
    (isEqual(first.end, second.end) && (!first['end included'] || second['end included']))
  return begins && meets && ends
}

function includes(range: Interval, value: unknown): unknown {
  return evaluate('includes(range, value)', { range, value }).value
}

function isLess(left: unknown, right: unknown): boolean {
  return evaluate('left < right', { left, right }).value === true
}

function isEqual(left: unknown, right: unknown): boolean {
  return evaluate('left = right', { left, right }).value === true
}

const end = String.raw`\s*(?:-?\d+(?:\.\d+)?|"(?:\\.|[^"\\])*"|@"[^"]*"|[a-z ]+\("[^"]*"\))?\s*`
const interval = new RegExp(`^\\s*[[(\\]]${end}\\.\\.${end}[\\])[]\\s*$`)

/** A text that writes an interval, whose ends are values and not expressions. */
function rangeFrom(text: unknown): unknown {
  if (typeof text !== 'string' || !interval.test(text)) return null
  try {
    const { value } = evaluate(text)
    if (!isRange(value)) return null
    const open = (end: 'start' | 'end') => value[end] === null
    if (open('start') || open('end')) return isOpenEnd(text, open('start'), open('end')) ? value : null
    return isEqual(value.start, value.end) || isLess(value.start, value.end) ? value : null
  } catch {
    return null
  }
}

/** An end that is not there is not included. */
function isOpenEnd(text: string, noStart: boolean, noEnd: boolean): boolean {
  const written = text.trim()
  return !(noStart && (noEnd || written.startsWith('['))) && !(noEnd && written.endsWith(']'))
}

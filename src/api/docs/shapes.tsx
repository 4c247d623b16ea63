import { texts, type Words } from './frame.tsx'
import { isNullable, type JsonSchema, nameOfReference, present, rowsOf } from './schema.ts'

const valuesMax = 24

/** The type of a value in a few words; named shapes are links. */
export function TypeName({ schema }: { schema: JsonSchema }) {
  if (isNullable(schema)) {
    return (
      <>
        <TypeName schema={present(schema)} /> | null
      </>
    )
  }
  if (schema.$ref) {
    const name = nameOfReference(schema.$ref)
    return <a href={`/docs#shape-${name}`}>{name}</a>
  }
  if (schema.items) {
    return (
      <>
        <TypeName schema={schema.items} />
        []
      </>
    )
  }
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>
  if (schema.enum) return <code>{schema.enum.slice(0, valuesMax).join(' | ')}</code>
  const options = schema.anyOf ?? schema.oneOf
  if (options) {
    return options.map((option, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
      <span key={at}>
        {at > 0 && ' | '}
        <TypeName schema={option} />
      </span>
    ))
  }
  return <code>{[typeWords(schema), schema.format, bounds(schema)].filter(Boolean).join(' ')}</code>
}

function typeWords({ type = 'any' }: JsonSchema): string {
  return typeof type === 'string' ? type : type.join(' | ')
}

function bounds({ minimum, maximum, maxLength }: JsonSchema): string | undefined {
  if (maxLength !== undefined) return `≤ ${maxLength}`
  const safe = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined
  return minimum !== undefined && safe !== undefined ? `${minimum}-${safe}` : undefined
}

/** The members of a shape, one a row. */
export function Properties({ schema, t }: { schema: JsonSchema; t: Words }) {
  const rows = rowsOf(schema)
  if (rows.length === 0) return <p lang="en">{schema.description}</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t(texts.name)}</th>
          <th scope="col">{t(texts.type)}</th>
          <th scope="col">{t(texts.meaning)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, required, schema: property }) => (
          <tr key={name}>
            <td>
              <code>{name}</code> {required && <small>{t(texts.required)}</small>}
            </td>
            <td>
              <TypeName schema={property} />
            </td>
            <td lang="en">{property.description ?? present(property).description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

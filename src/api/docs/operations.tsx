import type { Language } from '../../kernel/problem.ts'
import { texts, type Words } from './frame.tsx'
import { type ApiDocument, exampleOf, type JsonSchema, nameOfReference, type Operation } from './schema.ts'
import { Properties, TypeName } from './shapes.tsx'

export interface PlacedOperation {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

type Tag = keyof typeof texts.tags
type SummaryId = keyof typeof texts.summaries

/** Operations by noun, in the order of the table of nouns. */
export function operationsByTag({
  paths,
}: ApiDocument): readonly { readonly tag: Tag; readonly operations: readonly PlacedOperation[] }[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  return (Object.keys(texts.tags) as Tag[]).map((tag) => ({
    tag,
    operations: all.filter(({ operation }) => operation.tags.includes(tag)),
  }))
}

export function summaryOf({ operationId, summary }: Operation, language: Language): string {
  return language === 'zh' ? (texts.summaries[operationId as SummaryId] ?? summary) : summary
}

/** One operation: what it does, what it takes, what it answers. */
export function OperationCard({
  placed,
  document,
  language,
  t,
}: {
  placed: PlacedOperation
  document: ApiDocument
  language: Language
  t: Words
}) {
  const { path, method, operation } = placed
  const scope = operation.security?.[0]?.clientCredentials[0]
  const acting = operation.parameters?.find(({ name }) => name === 'Yimen-Acting-For')
  return (
    <article className="operation" id={operation.operationId}>
      <h3>
        <span className={`method ${method}`}>{method.toUpperCase()}</span>
        <code>{path}</code>
      </h3>
      <p className="summary">{summaryOf(operation, language)}</p>
      {operation.description && <p lang="en">{operation.description}</p>}
      {scope && (
        <p className="facts">
          {t(texts.scope)} <code>{scope}</code> · {t(texts.for)}{' '}
          {acting ? roleWords(acting.description ?? '', language) : texts.roles[language].nobody}
        </p>
      )}
      <Parameters operation={operation} language={language} t={t} />
      <Body operation={operation} document={document} t={t} />
      <Answers operation={operation} t={t} />
    </article>
  )
}

function roleWords(description: string, language: Language): string {
  const person = description.includes('person:ID')
  const post = description.includes('post:ID')
  return texts.roles[language][person && post ? 'either' : person ? 'person' : 'post']
}

function Parameters({ operation, language, t }: { operation: Operation; language: Language; t: Words }) {
  const parameters = operation.parameters ?? []
  if (parameters.length === 0) return null
  return (
    <details>
      <summary>
        {t(texts.parameters)} ({parameters.length})
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(texts.name)}</th>
            <th scope="col">{t(texts.place)}</th>
            <th scope="col">{t(texts.type)}</th>
            <th scope="col">{t(texts.meaning)}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, in: place, required, schema, description }) => (
            <tr key={place + name}>
              <td>
                <code>{name}</code> {required && <small>{t(texts.required)}</small>}
              </td>
              <td>{texts.places[language][place]}</td>
              <td>
                <TypeName schema={schema} />
              </td>
              <td lang="en">{description ?? schema.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Body({ operation, document, t }: { operation: Operation; document: ApiDocument; t: Words }) {
  const content = operation.requestBody?.content
  if (!content) return null
  const schema = (content['application/json'] ?? content['application/x-www-form-urlencoded'])?.schema
  if (!schema) {
    return (
      <p>
        {t(texts.body)}: {Object.keys(content).join(', ')}
      </p>
    )
  }
  const whole = schema.$ref ? document.components.schemas[nameOfReference(schema.$ref)] : schema
  return (
    <details>
      <summary>
        {t(texts.body)} {schema.$ref && <TypeName schema={schema} />}
      </summary>
      {whole && <Properties schema={whole} t={t} />}
      <h4>{t(texts.example)}</h4>
      <pre>{JSON.stringify(exampleOf(schema, document.components.schemas), null, 2)}</pre>
    </details>
  )
}

function Answers({ operation, t }: { operation: Operation; t: Words }) {
  const answers = Object.entries(operation.responses)
  const isProblem = ([, { content }]: (typeof answers)[number]) => content?.['application/problem+json'] !== undefined
  const problems = answers.filter(isProblem).map(([status]) => status)
  return (
    <ul className="answers">
      {answers
        .filter((answer) => !isProblem(answer))
        .map(([status, { content = {} }]) => (
          <li key={status}>
            <b>{status}</b> <Answer content={content} t={t} />
          </li>
        ))}
      {problems.length > 0 && (
        <li>
          {problems.join(' ')} <a href="/docs/problems">{t(texts.problemLink)}</a>
        </li>
      )}
    </ul>
  )
}

function Answer({ content, t }: { content: Readonly<Record<string, { readonly schema?: JsonSchema }>>; t: Words }) {
  const schema = content['application/json']?.schema
  if (schema) return schema.type === 'null' ? t(texts.nothing) : <TypeName schema={schema} />
  return Object.keys(content).length === 0 ? t(texts.nothing) : `${t(texts.file)} (${Object.keys(content).join(', ')})`
}

import { declaredProblems, type Language } from '../../kernel/problem.ts'
import { asProblem, statusOfKind } from '../../platform/http/problem-status.ts'
import { type NavGroup, renderDocs, texts, type Words } from './frame.tsx'
import { OperationCard, operationsByTag, summaryOf } from './operations.tsx'
import type { ApiDocument } from './schema.ts'
import { Properties } from './shapes.tsx'

/** The readable form of the OpenAPI document. */
export function interfacePage(document: ApiDocument, baseUrl: string, language: Language): string {
  const t: Words = (sentence) => sentence[language]
  const tags = operationsByTag(document)
  const groups: NavGroup[] = [
    { title: t(texts.start), href: '#start', links: [] },
    ...tags.map(({ tag, operations }) => ({
      title: t(texts.tags[tag]),
      href: `#${tag}`,
      links: operations.map(({ operation }) => ({
        label: summaryOf(operation, language),
        href: `#${operation.operationId}`,
      })),
    })),
    { title: t(texts.schemas), href: '#shapes', links: [] },
    { title: t(texts.problemsTitle), href: `/docs/problems?lang=${language}`, links: [] },
  ]
  const shapes = Object.entries(document.components.schemas)
  return renderDocs(
    language,
    '/docs',
    t(texts.title),
    groups,
    <>
      <h1>{t(texts.title)}</h1>
      <p className="lead">{t(texts.lead)}</p>
      <Start baseUrl={baseUrl} t={t} />
      {tags.map(({ tag, operations }) => (
        <section key={tag} id={tag}>
          <h2>{t(texts.tags[tag])}</h2>
          {operations.map((placed) => (
            <OperationCard
              key={placed.operation.operationId}
              placed={placed}
              document={document}
              language={language}
              t={t}
            />
          ))}
        </section>
      ))}
      <section id="shapes">
        <h2>{t(texts.schemas)}</h2>
        {shapes.map(([name, schema]) => (
          <details key={name} id={`shape-${name}`}>
            <summary>
              <code>{name}</code> <span lang="en">{schema.description}</span>
            </summary>
            <Properties schema={schema} t={t} />
          </details>
        ))}
      </section>
    </>,
  )
}

function Start({ baseUrl, t }: { baseUrl: string; t: Words }) {
  const rules = [
    texts.ruleActing,
    texts.ruleKey,
    texts.ruleSequence,
    texts.rulePaging,
    texts.ruleTime,
    texts.ruleForeign,
  ]
  return (
    <section id="start">
      <h2>{t(texts.start)}</h2>
      <p>{t(texts.startToken)}</p>
      <pre>{`curl -u CLIENT_ID:CLIENT_SECRET ${baseUrl}/oauth/token -d grant_type=client_credentials`}</pre>
      <p>{t(texts.startCall)}</p>
      <pre>{`curl ${baseUrl}/v1/cases -H 'Authorization: Bearer TOKEN' -H 'Yimen-Acting-For: person:PERSON_ID'`}</pre>
      <h3>{t(texts.rules)}</h3>
      <ul>
        {rules.map((rule) => (
          <li key={rule.en}>{t(rule)}</li>
        ))}
      </ul>
    </section>
  )
}

interface ProblemLine {
  readonly code: string
  readonly status: number
  readonly sentence: { readonly zh: string; readonly en: string }
}

/** Every problem that can be answered, by code; `type` of a problem leads here. */
export function problemsPage(language: Language): string {
  const t: Words = (sentence) => sentence[language]
  const lines = problemLines()
  return renderDocs(
    language,
    '/docs/problems',
    t(texts.problemsTitle),
    [{ title: t(texts.back), href: `/docs?lang=${language}`, links: [] }],
    <>
      <h1>{t(texts.problemsTitle)}</h1>
      <p className="lead">{t(texts.problemsLead)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(texts.code)}</th>
            <th scope="col">{t(texts.status)}</th>
            <th scope="col">{t(texts.sentence)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, status, sentence }) => (
            <tr key={code} id={code}>
              <td>
                <code>{code}</code>
              </td>
              <td>{status}</td>
              <td>{sentence[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>,
  )
}

export function problemLines(): readonly ProblemLine[] {
  const declared = declaredProblems().map(({ code, kind, sentence }) => ({
    code,
    status: statusOf(code, statusOfKind[kind]),
    sentence,
  }))
  // What the HTTP layer itself answers, whatever was asked.
  const general = [{ statusCode: 413 }, { statusCode: 429 }, { code: '08006' }, new Error()].map((thrown) => {
    const { problem, status } = asProblem(thrown)
    return { code: problem.code, status, sentence: problem.sentence }
  })
  return [...declared, ...general].sort((a, b) => (a.code < b.code ? -1 : 1))
}

function statusOf(code: string, status: number): number {
  if (code === 'api.body_malformed' || code === 'api.request_malformed') return 400
  return code === 'api.media_type' ? 415 : status
}

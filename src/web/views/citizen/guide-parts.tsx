import { createContext, type ReactNode, use } from 'react'
import { Card, Details, Published, Tag, useText } from '../../ui/index.ts'
import { type GuideModel, type GuideSectionId, isOurs } from './guide-model.ts'

/** One section of the guide, marked where this project wrote it. */
export function GuideSection({
  id,
  model,
  pointer,
  children,
}: {
  id: GuideSectionId
  model: GuideModel
  pointer?: string
  children: ReactNode
}) {
  const t = useText()
  const ours = pointer !== undefined && isOurs(model.definition, pointer)
  return (
    <Card id={id} title={t(`guide.sections.${id}`)} action={ours && <Tag tone="ok">{t('common.ours')}</Tag>}>
      {children}
    </Card>
  )
}

/** Whether officers wrote the item here: then there is no source that might have published more. */
export const WrittenHere = createContext(false)

/** Said wherever nothing is said, so that silence is never taken for "none". */
export function useUnsaid(): string {
  return useText()(use(WrittenHere) ? 'common.notWritten' : 'common.notPublished')
}

export function NotPublished() {
  return <p className="missing">{useUnsaid()}</p>
}

/** Longer texts than this are folded: a guide is skimmed before it is read. Characters. */
const foldFrom = 400

/** Paragraphs as published. One alone is no list; statute-like length is folded behind its first words. */
export function Paragraphs({ texts }: { texts: readonly string[] }) {
  const t = useText()
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (length <= foldFrom) return <ParagraphList texts={texts} />
  const beginning = texts[0]?.slice(0, 80) ?? ''
  return (
    <>
      <p className="small">
        <Published>{beginning}</Published>…
      </p>
      <Details summary={t('guide.steps.more')}>
        <ParagraphList texts={texts} />
      </Details>
    </>
  )
}

function ParagraphList({ texts }: { texts: readonly string[] }) {
  if (texts.length === 1)
    return (
      <p className="published">
        <Published>{texts[0]}</Published>
      </p>
    )
  return (
    <ul className="published">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: published lists repeat sentences, and never change order
        <li key={index}>
          <Published>{text}</Published>
        </li>
      ))}
    </ul>
  )
}

export function isPresent<Value>(value: Value | null | undefined | false | ''): value is Value {
  return Boolean(value)
}
